using System.ComponentModel;
using System.Diagnostics;
using Npgsql;

namespace Iurc.Backup;

/// <summary>A PostgreSQL database, by way of PostgreSQL's own programs.</summary>
internal sealed class PostgresDatabase(NpgsqlConnectionStringBuilder connection)
{
    /// <summary>Writes the database, as it is at one moment, to a file.</summary>
    public Task DumpAsync(string file) => RunAsync("pg_dump", Variables, "--no-password", "--format=custom", "--no-owner", "--no-privileges", "--file=" + file);

    /// <summary>Reads a dump from its beginning to its end without a database, and looks whether it is of a site.</summary>
    /// <exception cref="BackupException">It cannot be read, or has no table of that name.</exception>
    public static async Task CheckAsync(string dump, string documentTable)
    {
        await RunAsync("pg_restore", [], "--file=" + (OperatingSystem.IsWindows() ? "NUL" : "/dev/null"), dump);
        var content = await RunAsync("pg_restore", [], "--list", dump);

        // A line is "215; 1259 16390 TABLE DATA public Document iurc".
        if (!content.Split('\n').Any(line => line.Contains(" TABLE DATA ", StringComparison.Ordinal) && line.Contains($" {documentTable} ", StringComparison.Ordinal)))
        {
            throw new BackupException($"The database has no table {documentTable}: it is not the site's.");
        }
    }

    /// <summary>Fills the database from a dump, all of it or nothing. Nothing is dropped: the database must be empty.</summary>
    public async Task RestoreAsync(string dump)
    {
        try
        {
            if (await HasTablesAsync())
            {
                throw new BackupException($"The database {connection.Database} on {connection.Host} is not empty.");
            }

            await RunAsync("pg_restore", Variables, "--no-password", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction", "--dbname=" + connection.Database, dump);
        }
        catch (BackupException e)
        {
            throw new BackupException($"{e.Message} The database must be there and be empty: make one, and name it with --database. The site has not been changed.", e);
        }
    }

    // pg_restore would fill a database of somebody else's whose tables happen to have other names.
    private async Task<bool> HasTablesAsync()
    {
        try
        {
            await using var open = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { Pooling = false }.ConnectionString);
            await open.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT EXISTS (SELECT FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema'))", open);
            return await command.ExecuteScalarAsync() is true;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new BackupException($"The database {connection.Database} on {connection.Host} does not let the site in: {e.Message.TrimEnd('.')}.", e);
        }
    }

    private IEnumerable<(string Name, string Value)> Variables => PostgresConnection.Environment(connection);

    private static async Task<string> RunAsync(string program, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true, RedirectStandardOutput = true, RedirectStandardInput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
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
            // Nobody is asked anything.
            process.StandardInput.Close();
            var output = process.StandardOutput.ReadToEndAsync();
            var error = await process.StandardError.ReadToEndAsync();
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? await output : throw new BackupException($"{program} failed: {error.ReplaceLineEndings(" ").Trim()}");
        }
    }
}
