using System.Text.Json.Nodes;
using Microsoft.Data.Sqlite;

namespace Iurc.Backup.Tests;

/// <summary>A folder that looks like a site's, and room for back-ups beside it.</summary>
internal sealed class SmallSite : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("iurc-backup-").FullName;

    public SmallSite(bool isThere = true)
    {
        if (!isThere)
        {
            return;
        }

        Write("tenants.json", """{ "Default": { "State": "Running" } }""");
        Write("Sites/Default/appsettings.json", new JsonObject { ["DatabaseProvider"] = "Sqlite", ["DatabaseName"] = "OrchardCore.db", ["ConnectionString"] = "" }.ToJsonString());
        Write("Sites/Default/DataProtection-Keys/key-1.xml", "<key/>");
        Write("Sites/Default/Media/pictures/city.png", "not really a picture");
        Write("Sites/Default/Media/empty.txt", "");
        Write("wwwroot/is-cache/x.webp", "made anew at any time");
        AddRows(1, 100);
    }

    /// <summary>A site whose data lies in PostgreSQL.</summary>
    public static SmallSite OnPostgres(string connectionString)
    {
        var site = new SmallSite();
        File.Delete(site.Database);
        site.Write("Sites/Default/appsettings.json", new JsonObject { ["DatabaseProvider"] = "Postgres", ["ConnectionString"] = connectionString }.ToJsonString());
        return site;
    }

    /// <summary>The folder that the site writes to.</summary>
    public string AppData => Path.Combine(_root, "App_Data");

    public string Database => Path.Combine(AppData, "Sites", "Default", "OrchardCore.db");

    /// <summary>A file beside the site's folder.</summary>
    public string Beside(string name) => Path.Combine(_root, name);

    public void Write(string path, string text)
    {
        var file = Path.Combine(AppData, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>The settings file of the tenant.</summary>
    public string ReadSettings() => File.ReadAllText(Path.Combine(AppData, "Sites/Default/appsettings.json"));

    /// <summary>Adds rows, each pair of an even and an odd number in one transaction.</summary>
    public void AddRows(int first, int count)
    {
        using var connection = Open();
        Execute(connection, "CREATE TABLE IF NOT EXISTS Row (Number INTEGER PRIMARY KEY, Filler TEXT)");
        Execute(connection, "CREATE TABLE IF NOT EXISTS Document (Id INTEGER PRIMARY KEY, Type TEXT, Content TEXT)");
        Execute(connection, "INSERT OR IGNORE INTO Document VALUES (1, 'OrchardCore.Environment.Shell.Descriptor.Models.ShellDescriptor, OrchardCore.Abstractions', '{}')");
        for (var number = first; number < first + count; number++)
        {
            Execute(connection, $"BEGIN; INSERT INTO Row VALUES ({2 * number}, '{new string('x', 2000)}'); INSERT INTO Row VALUES ({(2 * number) + 1}, 'y'); COMMIT");
        }
    }

    /// <summary>How many rows there are.</summary>
    public long CountRows()
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM Row";
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>Every file of the site's folder with its content, except where <paramref name="except"/> says so.</summary>
    public Dictionary<string, string> Files(params string[] except)
        => Directory.EnumerateFiles(AppData, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(AppData, file))
            .Where(file => !except.Append("site.lock").Any(name => file.StartsWith(name, StringComparison.Ordinal)))
            .ToDictionary(file => file, file => Convert.ToBase64String(File.ReadAllBytes(Path.Combine(AppData, file))), StringComparer.Ordinal);

    /// <summary>Runs SQL on the database.</summary>
    public void Execute(string sql)
    {
        using var connection = Open();
        Execute(connection, sql);
    }

    /// <summary>Runs a command as the console does.</summary>
    public async Task<Outcome> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await BackupCommand.RunAsync(args, AppData, output, error);
        return new Outcome(code, output.ToString().Trim(), error.ToString().Trim());
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection($"Data Source={Database};Pooling=False");
        connection.Open();
        // No power cut is tested, and waiting for the disk is what would take the time.
        Execute(connection, "PRAGMA synchronous = OFF");
        return connection;
    }
}

/// <summary>What a command has said.</summary>
internal sealed record Outcome(int Code, string Output, string Error);
