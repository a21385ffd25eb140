using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;
using OrchardCore.Media.Fields;

namespace Iurc.Cms.Programme.Models;

/// <summary>The part of the content type Phase. <c>recipes/model/phase.recipe.json</c> defines its fields.</summary>
public class Phase : ContentPart
{
    /// <summary>1 for the first phase.</summary>
    public NumericField Number { get; set; } = new();

    /// <summary>The full name of the programme in this phase.</summary>
    public TextField ProgrammeName { get; set; } = new();

    /// <summary>The acronym of the programme in this phase.</summary>
    public TextField Acronym { get; set; } = new();

    /// <summary>The first calendar year.</summary>
    public NumericField StartYear { get; set; } = new();

    /// <summary>The last calendar year.</summary>
    public NumericField EndYear { get; set; } = new();

    /// <summary>Plain text in a few sentences.</summary>
    public TextField Summary { get; set; } = new();

    /// <summary>The full text.</summary>
    public HtmlField Body { get; set; } = new();

    /// <summary>The heading above the list of regions.</summary>
    public TextField LinksHeading { get; set; } = new();

    /// <summary>One picture.</summary>
    public MediaField Image { get; set; } = new();
}
