using Fluid;
using Fluid.Values;

namespace Iurc.Workbench.Rendering;

/// <summary>The context of one template. Each has its own, so that what one assigns another does not see.</summary>
internal sealed class LiquidContext : TemplateContext
{
    /// <summary>Prepares the rendering of <paramref name="templateName"/>.</summary>
    public LiquidContext(string templateName, Shape model, PageState page, SiteRenderer renderer)
        : base(renderer.Options)
    {
        TemplateName = templateName;
        Page = page;
        Renderer = renderer;
        CultureInfo = renderer.Culture;
        TimeZone = renderer.TimeZone;
        SetValue("Model", new ObjectValue(model));
        SetValue("Request", new ObjectValue(page.Request));
    }

    /// <summary>The template's file name.</summary>
    public string TemplateName { get; }

    /// <summary>What the page's templates share.</summary>
    public PageState Page { get; }

    /// <summary>Renders shapes.</summary>
    public SiteRenderer Renderer { get; }
}
