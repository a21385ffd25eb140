using OrchardCore.ContentManagement;
using YesSql;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>A list of items of one type, sorted by phase, region or year.</summary>
/// <param name="Type">The content type.</param>
/// <param name="Order">What the list is sorted by: <c>phase</c>, <c>region</c> or <c>year</c>.</param>
/// <param name="Key">What the list is known by as long as content does not change.</param>
/// <param name="FilteredAsync">Makes a new query for the list's rows; null if it holds all items of the type.</param>
public sealed record GroupedList(string Type, string Order, string Key, Func<Task<IQuery<ContentItem>>>? FilteredAsync);
