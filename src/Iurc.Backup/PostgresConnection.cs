using System.Globalization;
using Npgsql;

namespace Iurc.Backup;

/// <summary>Tells PostgreSQL's own programs, which are built on libpq, what a connection string tells Npgsql.</summary>
internal static class PostgresConnection
{
    // Where systems keep the authorities that they trust. Npgsql asks the system; libpq before version 16 cannot.
    private static readonly string[] s_systemAuthorities = ["/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt", "/etc/ssl/cert.pem"];

    /// <summary>Reads a connection string.</summary>
    /// <param name="text">As Npgsql takes it.</param>
    /// <param name="where">Where it was found, for the message.</param>
    /// <exception cref="BackupException">It is none, or names no database.</exception>
    public static NpgsqlConnectionStringBuilder Read(string? text, string where)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(text);
            if (!string.IsNullOrWhiteSpace(builder.Host) && !string.IsNullOrWhiteSpace(builder.Database))
            {
                return string.IsNullOrEmpty(builder.SslPassword) ? builder
                    : throw new BackupException($"{where} has an \"SSL Password\", which cannot be handed to PostgreSQL's programs. Use a key without one.");
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or InvalidCastException or OverflowException or NotSupportedException)
        {
            // What is written there may be a password: it is not repeated.
        }

        throw new BackupException($"{where} is no connection string of PostgreSQL. Write it as 'Host=…;Database=…;Username=…;Password=…'.");
    }

    /// <summary>The environment variables that libpq reads (https://www.postgresql.org/docs/current/libpq-envars.html). In the environment a password is seen by nobody else.</summary>
    public static IEnumerable<(string Name, string Value)> Environment(NpgsqlConnectionStringBuilder connection)
        => new (string Name, string? Value)[]
        {
            ("PGHOST", connection.Host),
            ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture)),
            ("PGDATABASE", connection.Database),
            ("PGUSER", connection.Username),
            ("PGPASSWORD", connection.Password),
            ("PGPASSFILE", connection.Passfile),
            ("PGOPTIONS", connection.Options),
            ("PGCONNECT_TIMEOUT", connection.Timeout.ToString(CultureInfo.InvariantCulture)),
            ("PGSSLMODE", SslMode(connection.SslMode)),
            ("PGSSLROOTCERT", RootCertificate(connection)),
            ("PGSSLCERT", connection.SslCertificate),
            ("PGSSLKEY", connection.SslKey),
            ("PGCHANNELBINDING", connection.ChannelBinding.ToString().ToLowerInvariant()),
        }.Where(variable => !string.IsNullOrEmpty(variable.Value)).Select(variable => (variable.Name, variable.Value!));

    private static string SslMode(SslMode mode) => mode switch
    {
        Npgsql.SslMode.Disable => "disable",
        Npgsql.SslMode.Allow => "allow",
        Npgsql.SslMode.Prefer => "prefer",
        Npgsql.SslMode.Require => "require",
        Npgsql.SslMode.VerifyCA => "verify-ca",
        _ => "verify-full",
    };

    // Both look in the same places of the user's (https://www.npgsql.org/doc/security.html); where there is nothing libpq refuses.
    private static string? RootCertificate(NpgsqlConnectionStringBuilder connection)
    {
        var isOfTheUser = System.Environment.GetEnvironmentVariable("PGSSLROOTCERT") is { Length: > 0 }
            || File.Exists(Path.Combine(System.Environment.GetFolderPath(System.Environment.SpecialFolder.UserProfile), ".postgresql", "root.crt"));
        return connection.RootCertificate is { Length: > 0 } named ? named
            : isOfTheUser || connection.SslMode is not (Npgsql.SslMode.VerifyCA or Npgsql.SslMode.VerifyFull) ? null
            : s_systemAuthorities.Prepend(System.Environment.GetEnvironmentVariable("SSL_CERT_FILE")).FirstOrDefault(File.Exists);
    }
}
