using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>Of a database that several share only the tables of one site are taken away.</summary>
public sealed class PostgresSiteTests(TlsServer server) : IClassFixture<TlsServer>
{
    private const string Columns = """("Id" bigint PRIMARY KEY, "Type" text, "Content" text, "Version" bigint)""";

    [Fact]
    public async Task Nothing_of_anybody_elses_goes()
    {
        string[] own = ["Document", "Identifiers", "AuditTrail_Document", "PageIndex", "PageIndex_Document"];
        string[] ofOthers = ["b_Document", "b_Identifiers", "b_AuditTrail_Document", "b_PageIndex", "Legal_Document", "orders", "MyIdentifiers"];
        await server.Server.RunAsync("postgres", "CREATE DATABASE shared");
        await server.Server.RunAsync("shared", $"""
            CREATE TABLE "Document" {Columns}; CREATE TABLE "AuditTrail_Document" {Columns}; CREATE TABLE "Identifiers" (dimension text);
            CREATE TABLE "PageIndex" ("Id" bigint PRIMARY KEY, "DocumentId" bigint REFERENCES "Document");
            CREATE TABLE "PageIndex_Document" ("PageIndexId" bigint REFERENCES "PageIndex", "DocumentId" bigint REFERENCES "Document");
            CREATE TABLE "b_Document" {Columns}; CREATE TABLE "b_AuditTrail_Document" {Columns}; CREATE TABLE "b_Identifiers" (dimension text);
            CREATE TABLE "b_PageIndex" ("Id" bigint PRIMARY KEY, "DocumentId" bigint REFERENCES "b_Document");
            CREATE TABLE "Legal_Document" (text text); CREATE TABLE orders (x int); CREATE TABLE "MyIdentifiers" (x int)
            """);

        var site = new PostgresSite(server.Server.Connection("shared"));
        Assert.Equal(own.Order(StringComparer.Ordinal), (await site.TablesAsync()).Select(table => table.Trim('"')).Order(StringComparer.Ordinal));
        await site.DropAsync();
        await site.DropAsync();

        Assert.Empty(await site.TablesAsync());
        Assert.Equal(string.Join(' ', ofOthers.Order(StringComparer.Ordinal)), await server.Server.RunAsync("shared", """SELECT string_agg(relname, ' ' ORDER BY relname COLLATE "C") FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace"""));
        Assert.Equal(4, (await new PostgresSite(server.Server.Connection("shared"), prefix: "b_").TablesAsync()).Count);
        Assert.Empty(await new PostgresSite(server.Server.Connection("shared"), schema: "not \"there\"").TablesAsync());
    }

    [Fact]
    public async Task A_server_that_is_away_is_not_an_empty_one()
    {
        var away = new PostgresSite("Host=127.0.0.1;Port=1;Database=x");
        Assert.Null(await away.IsThereAsync());
        var e = await Assert.ThrowsAsync<BackupException>(away.TablesAsync);
        Assert.DoesNotContain("Password", e.Message, StringComparison.Ordinal);
        Assert.Equal(false, await new PostgresSite(server.Server.Connection("others")).IsThereAsync());
        Assert.Equal(true, await new PostgresSite(server.Server.Connection("site")).IsThereAsync());
    }
}
