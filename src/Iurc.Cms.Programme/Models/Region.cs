using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;
using OrchardCore.Media.Fields;

namespace Iurc.Cms.Programme.Models;

/// <summary>The part of the content type Region. <c>recipes/model/region.recipe.json</c> defines its fields.</summary>
public class Region : ContentPart
{
    /// <summary>The phases that the region took part in.</summary>
    public ContentPickerField Phases { get; set; } = new();

    /// <summary>The address of its page or website.</summary>
    public TextField Website { get; set; } = new();

    /// <summary>Whether the address is a page or a website.</summary>
    public TextField LinkKind { get; set; } = new();

    /// <summary>ISO 3166-1 alpha-2 codes.</summary>
    public MultiTextField Countries { get; set; } = new();

    /// <summary>Plain text in a few sentences.</summary>
    public TextField Summary { get; set; } = new();

    /// <summary>The full text.</summary>
    public HtmlField Body { get; set; } = new();

    /// <summary>One picture.</summary>
    public MediaField Image { get; set; } = new();

    /// <summary>The day on which the website closed.</summary>
    public DateField ClosedOn { get; set; } = new();

    /// <summary>The address of an archived copy.</summary>
    public TextField ArchiveAddress { get; set; } = new();

    /// <summary>The place in the phase's list.</summary>
    public NumericField Order { get; set; } = new();
}
