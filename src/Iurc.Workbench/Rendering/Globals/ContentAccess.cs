using Iurc.Workbench.Content;

namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The global <c>Content</c>, which finds items by their handles.</summary>
internal sealed class ContentAccess(SiteContent content)
{
    private const string AliasPrefix = "alias:";

    /// <summary>The published item with that handle, or null. Only handles by alias are known here.</summary>
    public ContentItem? this[string handle]
        => handle.StartsWith(AliasPrefix, StringComparison.OrdinalIgnoreCase)
            ? content.WithAlias(handle[AliasPrefix.Length..])
            : throw new NotSupportedException($"Content[\"{handle}\"] is not supported here; only \"alias:\" is.");
}
