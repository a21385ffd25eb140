namespace Iurc.Cms.Editorial.Lists;

/// <summary>A word of the filter box, as in <c>when:past</c>. A feature that adds a term to the lists registers one, so that a slip can be told.</summary>
/// <param name="Name">The word before the colon.</param>
/// <param name="Values">What may come after it; null if that cannot be listed here.</param>
public sealed record ListWord(string Name, IReadOnlyList<string>? Values = null)
{
    /// <summary>Whether it is named to who looks for one; Orchard has some for developers.</summary>
    public bool IsNamed { get; init; } = true;

    /// <summary>The words of this feature and of Orchard's.</summary>
    internal static IEnumerable<ListWord> All { get; } =
    [
        new("phase"),
        new("region"),
        new("year"),
        new("when", ["past", "current", "next"]),
        new("missing", [Missing.Address, Missing.Attribution, Missing.Permission, Missing.PictureText, Missing.Source, Missing.Summary]),
        new("sort", ["name", "phase", "region", "year", "modified", "created", "published", "title"]),
        new("status", ["published", "draft", "owner", "latest", "allversions"]),
        new("type"),
        new("stereotype") { IsNamed = false },
        new("culture") { IsNamed = false },
        new("text"),
    ];
}
