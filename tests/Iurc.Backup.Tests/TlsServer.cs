using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Iurc.Cms.ClusterTests.Parts;
using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>A PostgreSQL server that lets nobody in without TLS. It has a site's database, an empty one and one of somebody else's.</summary>
public sealed class TlsServer : IAsyncLifetime
{
    private PostgresServer? _server;

    /// <summary>The server; a test that asks for it is skipped on a machine without its programs.</summary>
    internal PostgresServer Server
    {
        get
        {
            PostgresServer.RequirePrograms();
            return _server!;
        }
    }

    /// <summary>The certificate of who has signed the server's.</summary>
    internal string Authority { get; private set; } = "";

    /// <summary>The certificate of somebody else.</summary>
    internal string OtherAuthority { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        if (!PostgresServer.IsInstalled)
        {
            return;
        }

        _server = await PostgresServer.StartAsync(async folder =>
        {
            Authority = Path.Combine(folder, "authority.pem");
            OtherAuthority = Path.Combine(folder, "other.pem");
            WriteCertificates(folder);

            // The server insists that its key is its own and nobody else's to read.
            Assert.Equal(0, await Daemon.RunAsync("/usr/bin/install", "-m", "600", Path.Combine(folder, "key.pem"), Path.Combine(folder, "own-key.pem")));
            await File.WriteAllTextAsync(Path.Combine(folder, "hba.conf"), "hostssl all all 127.0.0.1/32 trust\n");
            return ["ssl=on", "ssl_cert_file=" + Path.Combine(folder, "server.pem"), "ssl_key_file=" + Path.Combine(folder, "own-key.pem"), "hba_file=" + Path.Combine(folder, "hba.conf")];
        });
        foreach (var database in new[] { "site", "empty", "others" })
        {
            await Server.RunAsync("postgres", $"CREATE DATABASE {database}");
        }

        await Server.RunAsync("site", """
            CREATE TABLE "Document" ("Id" bigint PRIMARY KEY, "Type" text, "Content" text);
            INSERT INTO "Document" VALUES (1, 'OrchardCore.Environment.Shell.Descriptor.Models.ShellDescriptor, OrchardCore.Abstractions', 'of the site')
            """);
        await Server.RunAsync("others", "CREATE TABLE Row (x int)");
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    // An authority, a certificate of the server that it has signed, and another authority that has signed nothing.
    private static void WriteCertificates(string folder)
    {
        var (from, to) = (DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        using var authorityKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var authority = new CertificateRequest("CN=Authority of the test", authorityKey, HashAlgorithmName.SHA256);
        authority.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var signed = authority.CreateSelfSigned(from, to);

        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("localhost");
        request.CertificateExtensions.Add(names.Build());
        using var server = request.Create(signed, from, to, [1]);

        using var otherKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var other = new CertificateRequest("CN=Another authority", otherKey, HashAlgorithmName.SHA256);
        other.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        using var otherSigned = other.CreateSelfSigned(from, to);

        File.WriteAllText(Path.Combine(folder, "authority.pem"), signed.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "other.pem"), otherSigned.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "server.pem"), server.ExportCertificatePem());
        File.WriteAllText(Path.Combine(folder, "key.pem"), key.ExportPkcs8PrivateKeyPem());
    }
}
