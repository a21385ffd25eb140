using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>One row of the site's document table, as it lies in the database.</summary>
internal sealed record StoredDocument(long Id, string Type, string Content, long Version)
{
    /// <summary>The type's name without namespace and assembly.</summary>
    public string ShortType => Type.Split(',')[0].Split('.')[^1];
}

internal static class StoredDocuments
{
    public static Task<IReadOnlyList<StoredDocument>> ReadDocumentsAsync(this Tenant tenant) => tenant.UsingAsync(async services =>
    {
        await using var connection = services.GetRequiredService<IDbConnectionAccessor>().CreateConnection();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT Id, Type, Content, Version FROM Document ORDER BY Id";
        await using var reader = await command.ExecuteReaderAsync();

        var documents = new List<StoredDocument>();
        while (await reader.ReadAsync())
        {
            documents.Add(new StoredDocument(reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3)));
        }

        return (IReadOnlyList<StoredDocument>)documents;
    });
}
