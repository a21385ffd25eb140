using System.Globalization;
using System.Net;
using Fluid;
using Iurc.Programme;
using Iurc.Workbench.Content;

namespace Iurc.Workbench.Rendering;

/// <summary>Renders pages: first the body, then the layout around it.</summary>
internal sealed class SiteRenderer
{
    // A shape that contains itself would never end.
    private const int MaxDepth = 32;

    // Orchard brings pages of its own for these, bare ones outside of the theme's design, and prefers them to the theme's HttpError.
    private static readonly HashSet<HttpStatusCode> s_stockErrors =
        [HttpStatusCode.BadRequest, HttpStatusCode.Unauthorized, HttpStatusCode.Forbidden, HttpStatusCode.NotFound];

    private readonly TemplateStore _templates;

    /// <summary>Prepares the rendering of a site.</summary>
    public SiteRenderer(SiteFolder folder, SiteContent content, IProgrammeCatalogue catalogue)
    {
        _templates = new TemplateStore(folder.Views);
        Culture = CultureInfo.GetCultureInfo(Languages.OfFrame(content.Settings.Culture.Name));
        TimeZone = content.Settings.TimeZone;
        Options = LiquidOptions.Create(content, catalogue, Culture, new StaticFileVersions(folder.StaticFiles));
    }

    /// <summary>The filters, the types and the values that all templates know.</summary>
    public TemplateOptions Options { get; }

    /// <summary>The site's culture.</summary>
    public CultureInfo Culture { get; }

    /// <summary>The site's time zone.</summary>
    public TimeZoneInfo TimeZone { get; }

    /// <summary>Renders a content item's page.</summary>
    /// <exception cref="TemplateException">A template fails or is missing.</exception>
    public Task<string> RenderAsync(ContentItem item, PageRequest request)
        => RenderPageAsync(
            "Content-" + item.ContentType,
            new Shape(new Dictionary<string, object?> { ["ContentItem"] = item }),
            request,
            item.SeoTitle.Length > 0 ? HtmlEncoding.Encoder.Encode(item.SeoTitle) : null);

    /// <summary>Renders the page for an HTTP status, by the most particular template that the theme has.</summary>
    /// <exception cref="TemplateException">A template fails or is missing.</exception>
    public Task<string> RenderErrorAsync(int? status, PageRequest request)
    {
        string[] candidates = status is { } code ? [$"HttpError-{(HttpStatusCode)code}", $"HttpError-{code}"] : [];
        var type = candidates.FirstOrDefault(candidate => _templates.Find(candidate) is not null)
            ?? (s_stockErrors.Contains((HttpStatusCode)(status ?? 0)) ? candidates[0] : "HttpError");
        return RenderPageAsync(type, Shape.Empty, request);
    }

    /// <summary>Renders the page with every component of the theme.</summary>
    /// <exception cref="TemplateException">A template fails or is missing.</exception>
    public Task<string> RenderStyleGuideAsync(PageRequest request) => RenderPageAsync("StyleGuide", Shape.Empty, request);

    /// <summary>Writes the template for a shape.</summary>
    public async ValueTask WriteShapeAsync(string type, Shape model, PageState page, TextWriter writer)
    {
        var file = TemplateStore.FileNameOf(type);
        var template = _templates.Find(type) ?? throw new FileNotFoundException($"The theme has no template {file}.");
        if (++page.Depth > MaxDepth)
        {
            throw new InvalidOperationException($"The shape {type} contains itself.");
        }

        try
        {
            await template.RenderAsync(writer, HtmlEncoding.Encoder, new LiquidContext(file, model, page, this));
        }
        catch (Exception exception) when (exception is not TemplateException)
        {
            throw new TemplateException(file, null, exception.Message, exception);
        }

        page.Depth--;
    }

    private async Task<string> RenderPageAsync(string type, Shape model, PageRequest request, string? title = null)
    {
        var page = new PageState(request);
        page.Title.Fixed = title;
        // The line break is the end of the Razor view in which Orchard puts the page.
        page.Body = await RenderShapeAsync(type, model, page) + "\n";
        return await RenderShapeAsync("Layout", Shape.Empty, page);
    }

    private async Task<string> RenderShapeAsync(string type, Shape model, PageState page)
    {
        await using var writer = new StringWriter(CultureInfo.InvariantCulture);
        try
        {
            await WriteShapeAsync(type, model, page, writer);
        }
        catch (FileNotFoundException exception)
        {
            throw new TemplateException(TemplateStore.FileNameOf(type), null, exception.Message, exception);
        }

        return writer.ToString();
    }
}
