using OrchardCore.ContentFields.Fields;
using OrchardCore.ContentManagement;
using OrchardCore.Media.Fields;

namespace Iurc.Cms.Programme.Models;

/// <summary>The part of the content type Testimonial. <c>recipes/model/testimonial.recipe.json</c> defines its fields.</summary>
public class Testimonial : ContentPart
{
    /// <summary>The quotation, verbatim and without quotation marks.</summary>
    public TextField Quote { get; set; } = new();

    /// <summary>The language of the quotation as a BCP 47 tag.</summary>
    public TextField Language { get; set; } = new();

    /// <summary>The person who said it.</summary>
    public TextField PersonName { get; set; } = new();

    /// <summary>The person's role.</summary>
    public TextField PersonRole { get; set; } = new();

    /// <summary>The organisation.</summary>
    public TextField Organisation { get; set; } = new();

    /// <summary>The city or region.</summary>
    public TextField Place { get; set; } = new();

    /// <summary>ISO 3166-1 alpha-2 code of the place's country.</summary>
    public TextField Country { get; set; } = new();

    /// <summary>Where it was published first.</summary>
    public TextField SourceAddress { get; set; } = new();

    /// <summary>The day on which it was said.</summary>
    public DateField SaidOn { get; set; } = new();

    /// <summary>A picture of the person.</summary>
    public MediaField Portrait { get; set; } = new();

    /// <summary>The phases that it speaks of.</summary>
    public ContentPickerField Phases { get; set; } = new();

    /// <summary>The regions that it speaks of.</summary>
    public ContentPickerField Regions { get; set; } = new();

    /// <summary>Whether the speaker has agreed to the publication.</summary>
    public BooleanField PermissionGiven { get; set; } = new();
}
