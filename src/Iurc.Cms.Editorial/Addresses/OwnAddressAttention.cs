using Dapper;
using Iurc.Cms.Editorial.Dashboard;
using Iurc.Cms.Programme.Addresses;
using Iurc.Programme.Addresses;
using Microsoft.Extensions.Localization;
using OrchardCore.Autoroute.Core.Indexes;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Records;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>
/// The items that are stored at an address which the site needs itself: from before it was refused, from before a feature that answers
/// there was enabled, or written past the CMS. Nobody can say when that happens, so each dashboard looks through the addresses.
/// </summary>
public sealed class OwnAddressAttention(
    ISession session, OwnAddresses own, IContentDefinitionManager definitions, IStringLocalizer<OwnAddressAttention> localizer) : IAttentionSource
{
    private IReadOnlyList<AttentionFinding>? _found;

    /// <inheritdoc />
    public string Name => "own-addresses";

    /// <inheritdoc />
    public int Order => 10;

    /// <inheritdoc />
    public LocalizedString Title => localizer["At an address that the site needs itself: choose another"];

    /// <inheritdoc />
    public async Task<int> CountAsync(AttentionScope scope) => (await FindAsync(scope)).Count;

    /// <inheritdoc />
    public async Task<IReadOnlyList<AttentionFinding>> ListAsync(AttentionScope scope, int take) => [.. (await FindAsync(scope)).Take(take)];

    /// <inheritdoc />
    public Task<string?> ListAddressAsync(AttentionScope scope) => Task.FromResult<string?>(null);

    private async Task<IReadOnlyList<AttentionFinding>> FindAsync(AttentionScope scope)
    {
        ArgumentNullException.ThrowIfNull(scope);

        return _found ??= await ReadAsync(scope);
    }

    private async Task<IReadOnlyList<AttentionFinding>> ReadAsync(AttentionScope scope)
    {
        var clashes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (id, path) in await AddressesAsync())
        {
            if (ReservedAddresses.PurposeOf(path) is not null || await own.PurposeOfAsync(path) is not null)
            {
                clashes.TryAdd(id, path);
            }
        }

        var (ids, editable, ofOwn, user) = (clashes.Keys.ToArray(), scope.Editable, scope.Own, scope.UserId);
        var rows = ids.Length == 0 ? [] : await session.QueryIndex<ContentItemIndex>(row => row.ContentItemId.IsIn(ids) && row.Latest)
            .Where(row => row.ContentType.IsIn(editable) || (row.ContentType.IsIn(ofOwn) && row.Owner == user)).ListAsync();
        return [.. rows.Select(row => row.ContentItemId).Distinct(StringComparer.Ordinal)
            .Select(id => new AttentionFinding(id, Detail: "/" + clashes[id].TrimStart('/')))
            .OrderBy(finding => finding.Detail, StringComparer.Ordinal)];
    }

    // Not those below the addresses at which types have their own, "testimonials/" for one: that is nearly all there is, and none of it clashes.
    private async Task<IEnumerable<(string Id, string Path)>> AddressesAsync()
    {
        var configuration = session.Store.Configuration;
        var dialect = configuration.SqlDialect;
        var table = dialect.QuoteForTableName(
            configuration.TablePrefix + configuration.TableNameConvention.GetIndexTable(typeof(AutoroutePartIndex)), configuration.Schema);
        string Column(string name) => dialect.QuoteForColumnName(name);
        var path = Column(nameof(AutoroutePartIndex.Path));

        var parameters = new DynamicParameters();
        var others = "";
        foreach (var folder in await FoldersAsync())
        {
            var name = "folder" + parameters.ParameterNames.Count();
            parameters.Add(name, folder + "%");
            others += $" AND {path} NOT LIKE @{name}";
        }

        var (published, latest, yes) = (Column(nameof(AutoroutePartIndex.Published)), Column(nameof(AutoroutePartIndex.Latest)), dialect.GetSqlValue(true));
        var connection = await session.CreateConnectionAsync();
        return await connection.QueryAsync<(string, string)>(
            $"SELECT {Column(nameof(AutoroutePartIndex.ContentItemId))}, {path} FROM {table} WHERE {path} IS NOT NULL AND ({published} = {yes} OR {latest} = {yes}){others}",
            parameters, session.CurrentTransaction);
    }

    private async Task<IEnumerable<string>> FoldersAsync()
    {
        List<string> folders = [];
        foreach (var type in await definitions.ListTypeDefinitionsAsync())
        {
            var pattern = type.Parts.FirstOrDefault(part => part.PartDefinition.Name == "AutoroutePart")?.Settings["AutoroutePartSettings"]?["Pattern"]?.ToString() ?? "";
            var variable = pattern.IndexOf("{{", StringComparison.Ordinal);
            // What stands before the first variable, without Liquid's tags, as far as the last slash.
            var fixedPart = variable < 0 ? "" : pattern[..variable];
            fixedPart = fixedPart[(fixedPart.LastIndexOf("%}", StringComparison.Ordinal) is var tag and >= 0 ? tag + 2 : 0)..];
            var folder = fixedPart[..(fixedPart.LastIndexOf('/') + 1)];
            if (folder.Length > 0 && folder.All(c => char.IsAsciiLetterLower(c) || c is '-' or '/') && own.IsFreeWithAllBelow(folder[..folder.IndexOf('/', StringComparison.Ordinal)]))
            {
                folders.Add(folder);
            }
        }

        return folders.Distinct(StringComparer.Ordinal);
    }
}
