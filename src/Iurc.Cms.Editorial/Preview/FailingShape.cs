using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Fluid;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using OrchardCore.ContentPreview;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Implementation;
using OrchardCore.DisplayManagement.Liquid;
using OrchardCore.DisplayManagement.Theming;
using OrchardCore.Liquid;

namespace Iurc.Cms.Editorial.Preview;

/// <summary>Notes which shape fails while a preview is made, and finds its template and the line.</summary>
public sealed partial class FailingShape(
    IHttpContextAccessor http, IThemeManager themes, IShapeTableManager shapeTables, IServiceProvider services,
    IOptions<TemplateOptions> templates, IOptions<LiquidViewOptions> views, IOptions<FluidParserOptions> parsing, HtmlEncoder encoder) : IShapeDisplayEvents
{
    private readonly HashSet<IShape> _shown = [];
    private IShape? _failed;

    /// <inheritdoc />
    public Task DisplayingAsync(ShapeDisplayContext context) => Task.CompletedTask;

    /// <inheritdoc />
    public Task DisplayedAsync(ShapeDisplayContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (IsPreviewing)
        {
            _shown.Add(context.Shape);
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task DisplayingFinalizedAsync(ShapeDisplayContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        // The innermost comes first; those around it fail with it.
        if (IsPreviewing && !_shown.Remove(context.Shape))
        {
            _failed ??= context.Shape;
        }

        return Task.CompletedTask;
    }

    /// <summary>What is known of <paramref name="failure"/>: the template that failed is rendered once more, by a parser that knows the lines.</summary>
    internal async Task<FailedTemplate> FindAsync(Exception failure)
    {
        if (_failed is not { } shape)
        {
            return new FailedTemplate(null, null, OneLine(failure), "");
        }

        var path = await FileOfAsync(shape);
        if (path is null || !path.EndsWith(".liquid", StringComparison.Ordinal) || await ReadAsync(path) is not { } source)
        {
            return new FailedTemplate(path is null ? shape.Metadata.Type : Path.GetFileName(path), null, OneLine(failure), "");
        }

        var (line, message) = await TryAgainAsync(source, shape);
        return new FailedTemplate(Path.GetFileName(path), line, message ?? OneLine(failure), source);
    }

    private bool IsPreviewing => http.HttpContext?.Features.Get<ContentPreviewFeature>()?.Previewing == true;

    // As Orchard does: the alternate that was added last comes first, the type itself comes last.
    private async Task<string?> FileOfAsync(IShape shape)
    {
        var table = await shapeTables.GetShapeTableAsync((await themes.GetThemeAsync())?.Id);
        return shape.Metadata.Alternates.Reverse().Append(shape.Metadata.Type)
            .Select(name => table.Bindings.TryGetValue(name, out var binding) ? binding.BindingSource : null).FirstOrDefault(source => source is not null);
    }

    private async Task<string?> ReadAsync(string path)
    {
        if (templates.Value.FileProvider.GetFileInfo(path) is not { Exists: true } file)
        {
            return null;
        }

        using var reader = new StreamReader(file.CreateReadStream());
        return await reader.ReadToEndAsync();
    }

    private async Task<(int? Line, string? Message)> TryAgainAsync(string source, IShape shape)
    {
        if (!new LocatingParser(views, parsing).TryParse(source, out var template, out var error))
        {
            var position = PositionInMessage().Match(error);
            return (position.Success ? int.Parse(position.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) : null, error.Split('\n')[0].Trim());
        }

        try
        {
            await template.RenderAsync(TextWriter.Null, encoder, new LiquidTemplateContext(services, templates.Value), shape);
        }
        catch (FailedExpressionException located)
        {
            return (located.Line, OneLine(located));
        }
#pragma warning disable CA1031 // Whatever it is: it is told of already, and only its line is not known.
        catch (Exception)
#pragma warning restore CA1031
        {
            return (null, null);
        }

        return (null, null);
    }

    private static string OneLine(Exception failure) => failure.GetBaseException().Message.Split('\n')[0].Trim();

    [GeneratedRegex(@"at \((?<line>[0-9]+):[0-9]+\)", RegexOptions.ExplicitCapture)]
    private static partial Regex PositionInMessage();
}
