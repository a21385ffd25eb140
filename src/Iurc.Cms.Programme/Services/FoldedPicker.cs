using Fluid;
using Fluid.Values;
using Iurc.Cms.Programme.Indexes;
using OrchardCore.ContentFields.Settings;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Metadata.Models;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Liquid;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Finds the items that can be chosen for another by what <see cref="ItemTextIndex"/> knows of them. As long as nothing is typed, Orchard's
/// own provider answers.
/// </summary>
public sealed class FoldedPicker(
    IContentPickerResultProvider inner, ISession session, IContentManager content, IContentDefinitionManager definitions, ILiquidTemplateManager templates) : IContentPickerResultProvider
{
    private const int MostResults = 50;

    /// <inheritdoc />
    public string Name => inner.Name;

    /// <inheritdoc />
    public async Task<IEnumerable<ContentPickerResult>> Search(ContentPickerSearchContext searchContext)
    {
        ArgumentNullException.ThrowIfNull(searchContext);

        var types = searchContext.DisplayAllContentTypes
            ? (await definitions.ListTypeDefinitionsAsync()).Where(type => !type.HasStereotype()).Select(type => type.Name)
            : searchContext.ContentTypes;
        var query = session.Query<ContentItem, ContentItemIndex>(index => index.ContentType.IsIn(types) && index.Latest);
        if (query.Having(searchContext.Query) is not { } having)
        {
            return await inner.Search(searchContext);
        }

        var pattern = searchContext.PartFieldDefinition.GetSettings<ContentPickerFieldSettings>().TitlePattern;
        var results = new List<ContentPickerResult>();
        foreach (var item in await having.Take(MostResults).ListAsync(content))
        {
            results.Add(new ContentPickerResult
            {
                ContentItem = item,
                ContentItemId = item.ContentItemId,
                DisplayText = await templates.RenderStringAsync(pattern, NullEncoder.Default, item, new Dictionary<string, FluidValue> { [nameof(ContentItem)] = new ObjectValue(item) }),
                HasPublished = await content.HasPublishedVersionAsync(item),
            });
        }

        return results.OrderBy(result => result.DisplayText, StringComparer.CurrentCultureIgnoreCase);
    }
}
