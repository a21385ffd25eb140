using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>An operator who follows <c>docs/operations.md</c> to the letter: the commands are those of the page, in a folder, at a port and on a server of the test's own.</summary>
public sealed partial class OperationsPageTests : IAsyncLifetime
{
    // What these do cannot be done here; the tests below look at what they name.
    private static readonly string[] s_notRun = ["docker", "systemctl", "useradd", "install", "echo", "cp deploy/"];
    private static readonly string[] s_composeCommands = ["up", "exec", "cp", "stop", "run"];
    private readonly TemporaryFolder _machine = new();
    private readonly int _port = Daemon.FreePort();
    private PostgresServer? _server;

    public async ValueTask InitializeAsync()
    {
        if (PostgresServer.IsInstalled)
        {
            _server = await PostgresServer.StartAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _machine.Dispose();
    }

    [Fact]
    public async Task A_site_is_published_started_backed_up_restored_and_moved_to_PostgreSQL()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The commands are for a shell of Unix.");
        var ran = new List<string>();

        // What is built already is not built again, in whatever configuration.
        var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
        await RunAsync(OperationsPage.With("dotnet publish"), Repository.Root, ran, text => text.Replace("-c Release", $"-c {configuration} --no-build", StringComparison.Ordinal));

        var start = OperationsPage.With("mkdir -m 700 data");
        string about;
        await using (var site = await StartAsync(start, ran))
        {
            about = await site.GetAsync("/about");

            // Which makes the keys that are copied later.
            await site.GetAsync("/Login");

            // The first line of the block is of a site that may be running.
            await RunAsync(CommandWith(" backup /srv"), _machine.Path, ran);
            await site.StopAsync();
        }

        await RunAsync(CommandWith(" restore /srv"), _machine.Path, ran);
        await using (var site = await StartAsync(string.Join('\n', start.Split('\n').Where(line => !line.StartsWith("mkdir", StringComparison.Ordinal))), []))
        {
            Assert.Equal(about, await site.GetAsync("/about"));
            await site.StopAsync();
        }

        // The command that the timer calls, and what it deletes.
        await File.WriteAllTextAsync(_machine["backups", "old.iurc"], "", TestContext.Current.CancellationToken);
        File.SetLastWriteTimeUtc(_machine["backups", "old.iurc"], DateTime.UtcNow.AddDays(-40));
        var nightly = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "iurc-backup.service"));
        foreach (var command in Exec().Matches(nightly).Select(match => match.Groups["command"].Value.Replace("%%", "%", StringComparison.Ordinal).Replace("$$", "$", StringComparison.Ordinal)))
        {
            // Nobody but a shell reads its asterisk as something else than itself.
            await RunAsync("export ORCHARD_APP_DATA=/srv/iurc/data\n" + command.Replace("-name *", "-name \\*", StringComparison.Ordinal), _machine.Path, []);
        }

        Assert.Equal(2, Directory.GetFiles(_machine["backups"]).Length);
        Assert.False(File.Exists(_machine["backups", "old.iurc"]));

        if (_server is null)
        {
            Assert.Skip("The part about PostgreSQL: it is not installed.");
            return;
        }

        await using (var site = await StartAsync(OperationsPage.With("createdb"), ran))
        {
            await site.StopAsync();
        }

        var copying = OperationsPage.With("pgloader");
        var hasLoader = InstalledProgram.Find("pgloader") is not null;
        var copied = await RunAsync(hasLoader ? copying : copying.Replace("pgloader deploy", "test -f deploy", StringComparison.Ordinal), Repository.Root, ran);
        ran.AddRange(copying.Split('\n'));

        // What the page says of pgloader's warnings, and what may not be among its lines.
        Assert.DoesNotMatch("(?m)ERROR|FATAL", copied);
        Assert.All(copied.Split('\n').Where(line => line.Contains(" WARNING ", StringComparison.Ordinal)), line => Assert.Matches("Source column .* is casted to type .* which is not the same as |constraint .* of relation .* does not exist, skipping", line));
        await RunAsync(OperationsPage.With("cp -r"), _machine.Path, ran);
        await using (var site = await StartAsync(start.Replace("/srv/iurc/data", "/srv/iurc/new", StringComparison.Ordinal).Replace("mkdir -m 700 data backups", "", StringComparison.Ordinal), []))
        {
            Assert.Equal(about, await site.GetAsync("/about"));
            await site.StopAsync();
        }

        // A command that this test does not know would be one that nobody has tried.
        Assert.All(OperationsPage.Commands.SelectMany(block => block.Split('\n')), line =>
            Assert.True(ran.Contains(line) || s_notRun.Any(name => line.StartsWith(name, StringComparison.Ordinal)), line));
    }

    [Fact]
    public async Task The_passwords_of_the_page_are_taken_at_the_first_start()
    {
        foreach (var password in Password().Matches(OperationsPage.Text).Select(match => match.Groups["password"].Value).Distinct())
        {
            await using var site = SiteProcess.Start(_machine["password", password], new Dictionary<string, string> { [SiteProcess.PasswordVariable] = password });
            using var client = await site.ListenAsync();
            Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        }
    }

    [Fact]
    public async Task The_service_and_its_timer_are_sound_and_the_page_names_what_they_name()
    {
        var units = new[] { "iurc.service", "iurc-backup.service", "iurc-backup.timer" };
        var install = OperationsPage.With("useradd");
        Assert.All(units, unit => Assert.Contains("deploy/" + unit, install, StringComparison.Ordinal));
        foreach (var text in units[..2].Select(unit => File.ReadAllText(Path.Combine(Repository.Root, "deploy", unit))))
        {
            Assert.Contains("User=iurc\n", text, StringComparison.Ordinal);
            Assert.Contains("useradd --system", install, StringComparison.Ordinal);
            Assert.Contains("UMask=0077\n", text, StringComparison.Ordinal);
            Assert.Contains("NoNewPrivileges=yes\n", text, StringComparison.Ordinal);
            Assert.Contains("ProtectSystem=strict\n", text, StringComparison.Ordinal);
            Assert.All(WritePaths().Match(text).Groups["paths"].Value.Split(' '), path => Assert.Contains(path, install, StringComparison.Ordinal));
        }

        Assert.SkipWhen(InstalledProgram.Find("systemd-analyze") is null, "Not installed: systemd-analyze.");
        foreach (var unit in units)
        {
            // It wants to see the programs.
            var text = File.ReadAllText(Path.Combine(Repository.Root, "deploy", unit)).Replace("/usr/bin/dotnet", "/bin/true", StringComparison.Ordinal);
            await File.WriteAllTextAsync(_machine[unit], text, TestContext.Current.CancellationToken);
        }

        var verify = await RunAsync($"systemd-analyze verify {string.Join(' ', units)}", _machine.Path, []);
        Assert.DoesNotContain("iurc", verify, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proxy_of_the_page_passes_on_what_the_site_must_know()
    {
        Assert.SkipWhen(InstalledProgram.Find("nginx") is null, "Not installed: nginx.");
        using var upstream = new TcpListener(IPAddress.Loopback, 0);
        upstream.Start();
        var (https, http) = (Daemon.FreePort(), Daemon.FreePort());
        WriteCertificate(_machine["cert.pem"], _machine["key.pem"]);
        var servers = Assert.Single(OperationsPage.Blocks("nginx"))
            .Replace("listen 443 ssl", $"listen 127.0.0.1:{https} ssl", StringComparison.Ordinal)
            .Replace("listen 80", $"listen 127.0.0.1:{http}", StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/www.example.eu/fullchain.pem", _machine["cert.pem"], StringComparison.Ordinal)
            .Replace("/etc/letsencrypt/live/www.example.eu/privkey.pem", _machine["key.pem"], StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", upstream.LocalEndpoint.ToString()!, StringComparison.Ordinal);
        Daemon.OpenToAll(_machine.Path);
        await File.WriteAllTextAsync(_machine["nginx.conf"], $$"""
            pid {{_machine["nginx.pid"]}};
            events { }
            http {
                access_log off;
                client_body_temp_path {{_machine["body"]}}; proxy_temp_path {{_machine["proxy"]}}; fastcgi_temp_path {{_machine["f"]}}; uwsgi_temp_path {{_machine["u"]}}; scgi_temp_path {{_machine["s"]}};
                {{servers}}
            }
            """, TestContext.Current.CancellationToken);
        await using var nginx = new Daemon(InstalledProgram.Find("nginx")!, "-c", _machine["nginx.conf"], "-e", "stderr", "-g", "daemon off;");
        await nginx.StartAsync(() => Daemon.ListensAsync(https));

        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, ServerCertificateCustomValidationCallback = (_, _, _, _) => true });
        client.DefaultRequestHeaders.Host = "www.example.eu";
        var moved = await client.GetAsync($"http://127.0.0.1:{http}/about?x=1", TestContext.Current.CancellationToken);
        Assert.Equal((HttpStatusCode.MovedPermanently, "https://www.example.eu/about?x=1"), (moved.StatusCode, moved.Headers.Location!.ToString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, $"https://127.0.0.1:{https}/about");
        request.Headers.Add("X-Forwarded-For", "10.9.9.9");
        var answer = client.SendAsync(request, TestContext.Current.CancellationToken);
        using var passed = await upstream.AcceptTcpClientAsync(TestContext.Current.CancellationToken);
        var headers = await ReadHeadersAsync(passed);
        Assert.Contains("Host: www.example.eu", headers);
        Assert.Contains("X-Forwarded-For: 127.0.0.1", headers);
        Assert.Contains("X-Forwarded-Proto: https", headers);
        await passed.GetStream().WriteAsync("HTTP/1.1 204 No Content\r\nContent-Length: 0\r\n\r\n"u8.ToArray(), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, (await answer).StatusCode);
    }

    [Fact]
    public void What_is_done_with_containers_names_what_is_there()
    {
        var compose = File.ReadAllText(Path.Combine(Repository.Root, "deploy", "compose.yaml"));
        var lines = OperationsPage.Commands.SelectMany(block => block.Split('\n')).Where(line => line.StartsWith("docker", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        foreach (var line in lines)
        {
            var words = Comment().Replace(line, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Assert.Equal("docker compose --env-file deploy/secrets.env -f deploy/compose.yaml", string.Join(' ', words[..6]));
            string[] services = words[6] switch
            {
                "exec" => [words[7]],
                "run" => [words[8]],
                "cp" => [words[7].Split(':')[0]],
                "stop" => words[7..],
                _ => [],
            };
            Assert.Contains(words[6], s_composeCommands);
            Assert.All(services, service => Assert.Matches($@"(?m)^  {service}:$", compose));
            Assert.All(words.SelectMany(word => word.Split(':')).Where(word => word.StartsWith("/backups/", StringComparison.Ordinal)), _ => Assert.Contains("- backups:/backups", compose, StringComparison.Ordinal));
            Assert.True(words[6] != "exec" || words[8] is not "dotnet" || words[9] == "/app/Iurc.Cms.Web.dll");
        }
    }

    private static string CommandWith(string part)
        => string.Join('\n', OperationsPage.With("dotnet app/Iurc.Cms.Web.dll backup").Split('\n').Where(line => line.Contains(part, StringComparison.Ordinal) || !line.StartsWith("dotnet", StringComparison.Ordinal)));

    // Runs commands and gives what they write; all must succeed.
    private async Task<string> RunAsync(string block, string folder, List<string> ran, Func<string, string>? change = null)
    {
        var text = Here(change is null ? block : change(block));
        using var process = Process.Start(ShellOf(text, folder))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{text}\nends with {process.ExitCode}:\n{await output}{errors}");
        ran.AddRange(block.Split('\n'));
        return await output + errors;
    }

    // Runs commands the last of which starts the site.
    private async Task<RunningSite> StartAsync(string block, List<string> ran)
    {
        var lines = Here(block).Split('\n');
        Assert.StartsWith("dotnet ", lines[^1], StringComparison.Ordinal);
        lines[^1] = "exec " + lines[^1];
        ran.AddRange(block.Split('\n'));
        return await RunningSite.StartAsync(ShellOf(string.Join('\n', lines), _machine.Path), new Uri($"http://127.0.0.1:{_port}"));
    }

    // The folder, the port and the server of the test in the place of the page's.
    private string Here(string block)
    {
        var text = block.Replace("/srv/iurc", _machine.Path, StringComparison.Ordinal)
            .Replace("127.0.0.1:5080", $"127.0.0.1:{_port}", StringComparison.Ordinal)
            .Replace("/usr/bin/dotnet", "dotnet", StringComparison.Ordinal);
        return _server is null ? text : text.Replace("createdb -h db.example.eu", $"createdb -h 127.0.0.1 -p {_server.Port}", StringComparison.Ordinal)
            .Replace("@db.example.eu/", $"@127.0.0.1:{_server.Port}/", StringComparison.Ordinal)
            .Replace("Host=db.example.eu", $"Host=127.0.0.1;Port={_server.Port}", StringComparison.Ordinal);
    }

    private static ProcessStartInfo ShellOf(string text, string folder)
    {
        var start = new ProcessStartInfo("sh", ["-e", "-c", text]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };

        // Nothing of this run of tests reaches the commands.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("ASPNETCORE", StringComparison.Ordinal) || name.StartsWith("ORCHARD", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["OrchardCore__Iurc_LinkHealth__IsActive"] = "false";
        return start;
    }

    private static async Task<string[]> ReadHeadersAsync(TcpClient client)
    {
        var buffer = new byte[8192];
        var text = "";
        while (!text.Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            text += System.Text.Encoding.ASCII.GetString(buffer, 0, await client.GetStream().ReadAsync(buffer, TestContext.Current.CancellationToken));
        }

        return text.Split("\r\n");
    }

    private static void WriteCertificate(string certificate, string key)
    {
        using var own = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var signed = new CertificateRequest("CN=www.example.eu", own, HashAlgorithmName.SHA256).CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllText(certificate, signed.ExportCertificatePem());
        File.WriteAllText(key, own.ExportPkcs8PrivateKeyPem());
    }

    [GeneratedRegex("AdminPassword='(?<password>[^']+)'")]
    private static partial Regex Password();

    [GeneratedRegex("(?m)^ExecStart(Post)?=(?<command>.+)$")]
    private static partial Regex Exec();

    [GeneratedRegex("(?m)^ReadWritePaths=(?<paths>.+)$")]
    private static partial Regex WritePaths();

    [GeneratedRegex(" +# .*$")]
    private static partial Regex Comment();
}
