using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics;

namespace Iurc.Backup;

/// <summary>A PostgreSQL database, by way of PostgreSQL's own programs.</summary>
internal sealed class PostgresDatabase(DbConnectionStringBuilder connectionString)
{
    // The keywords of Npgsql, and what libpq reads in their place (https://www.postgresql.org/docs/current/libpq-envars.html).
    private static readonly (string Variable, string[] Keywords)[] s_keywords =
    [
        ("PGHOST", ["Host", "Server"]),
        ("PGPORT", ["Port"]),
        ("PGDATABASE", ["Database", "DB"]),
        ("PGUSER", ["Username", "User Name", "User Id", "UserId", "UID"]),
        ("PGPASSWORD", ["Password", "PSW", "PWD"]),
        ("PGSSLMODE", ["SSL Mode", "SslMode"]),
    ];

    /// <summary>Writes the database, as it is at one moment, to a file.</summary>
    public Task DumpAsync(string file) => RunAsync("pg_dump", "--format=custom", "--no-owner", "--no-privileges", "--file=" + file);

    /// <summary>Reads a dump from its beginning to its end without a database.</summary>
    public static Task CheckAsync(string dump) => new PostgresDatabase([]).RunAsync("pg_restore", "--file=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), dump);

    /// <summary>Fills the database from a dump, all of it or nothing. Nothing is dropped: the database must be empty.</summary>
    public async Task RestoreAsync(string dump)
    {
        try
        {
            await RunAsync("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + Value("Database", "DB"), dump);
        }
        catch (BackupException e)
        {
            throw new BackupException($"{e.Message} The database must be there and be empty: make one, and name it with --database. The site has not been changed.", e);
        }
    }

    private async Task RunAsync(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var (variable, keywords) in s_keywords)
        {
            if (Value(keywords) is { Length: > 0 } value)
            {
                start.Environment[variable] = value;
            }
        }

        Process process;
        try
        {
            process = Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new BackupException($"The program {program} is not on PATH. Install PostgreSQL's client programs, of the server's version or newer.", e);
        }

        using (process)
        {
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            if (process.ExitCode != 0)
            {
                throw new BackupException($"{program} failed: {error.ReplaceLineEndings(" ").Trim()}");
            }
        }
    }

    private string? Value(params string[] keywords)
        => keywords.Select(keyword => connectionString.TryGetValue(keyword, out var value) ? value.ToString() : null).FirstOrDefault(value => value is not null);
}
