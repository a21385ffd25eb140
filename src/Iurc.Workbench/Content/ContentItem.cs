using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Programme.Pages;
using Iurc.Workbench.Recipes;

namespace Iurc.Workbench.Content;

/// <summary>A content item as templates see it; the names are Orchard's.</summary>
internal sealed class ContentItem
{
    private const string Seo = "SeoMetaPart";

    private const string SmallChange = "LastUpdatedPart";

    private static readonly string[] s_ownProperties =
    [
        nameof(ContentItemId), "ContentItemVersionId", nameof(ContentType), nameof(DisplayText), nameof(Published), "Latest",
        nameof(ModifiedUtc), nameof(PublishedUtc), nameof(CreatedUtc), "Owner", "Author",
    ];

    /// <summary>The id.</summary>
    public required string ContentItemId { get; init; }

    /// <summary>The name of the content type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The text that stands for the item; its title when it has no such text.</summary>
    public string DisplayText { get; private set; } = "";

    /// <summary>Whether readers see it.</summary>
    public bool Published { get; init; }

    /// <summary>When it was published.</summary>
    public DateTime? PublishedUtc { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTime? ModifiedUtc { get; init; }

    /// <summary>When it was changed last, small changes aside.</summary>
    public DateTime? UpdatedUtc
        => LastUpdated.WithoutSmallChange(ModifiedUtc, Moment(Content.Text(SmallChange, nameof(ModifiedUtc))), Moment(Content.Text(SmallChange, nameof(UpdatedUtc))));

    /// <summary>When it was created.</summary>
    public DateTime? CreatedUtc { get; init; }

    /// <summary>The parts by name.</summary>
    public required JsonObject Content { get; init; }

    /// <summary>The site-relative address with a leading <c>~/</c>, or empty when the item has none of its own.</summary>
    public string PublicPath
        => Content.Text("AutoroutePart", "Path") is { Length: > 0 } path && !Content.IsTrue("AutoroutePart", "Disabled") ? "~/" + path.TrimStart('/') : "";

    /// <summary><see cref="PublicPath"/> without slashes around it, or empty.</summary>
    public string Address => PublicPath.TrimStart('~').Trim('/');

    /// <summary>What its editor has written for search engines as its title; empty when the page's own serves.</summary>
    public string SeoTitle => (Content[Seo] as JsonObject)?["Render"] is JsonValue render && render.GetValueKind() == JsonValueKind.False ? "" : Content.Text(Seo, "PageTitle");

    /// <summary>Reads the item that stands in a recipe.</summary>
    public static ContentItem From(RecipeItem item)
    {
        var json = (JsonObject)item.Node.ToJson();
        var read = new ContentItem
        {
            ContentItemId = item.Id,
            ContentType = item.Type,
            DisplayText = item.Node.TextOf(nameof(DisplayText)) is { Length: > 0 } text ? text : json.Text("TitlePart", "Title"),
            Published = json[nameof(Published)] is JsonValue published && published.TryGetValue<bool>(out var isPublished) && isPublished,
            PublishedUtc = Moment(item.Node.TextOf(nameof(PublishedUtc))),
            ModifiedUtc = Moment(item.Node.TextOf(nameof(ModifiedUtc))),
            CreatedUtc = Moment(item.Node.TextOf(nameof(CreatedUtc))),
            Content = json,
        };

        foreach (var name in s_ownProperties)
        {
            json.Remove(name);
        }

        // Orchard makes this title by the pattern of the type, whatever the recipe says.
        if (read.ContentType == Facts.Testimonial)
        {
            read.DisplayText = Facts.TestimonialOf(read).Title;
        }

        return read;
    }

    private static DateTime? Moment(string? text)
        => DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
