using System.Globalization;
using Fluid;
using Fluid.Values;

namespace Iurc.Workbench.Rendering.Filters;

/// <summary>The filters of Orchard that the theme uses.</summary>
internal static class OrchardFilters
{
    /// <summary>Registers the filters.</summary>
    public static void AddTo(FilterCollection filters, StaticFileVersions versions)
    {
        filters.AddFilter("t", Translate);
        filters.AddFilter("href", Href);
        filters.AddFilter("absolute_url", AbsoluteUrl);
        filters.AddFilter("local", Local);
        filters.AddFilter("append_version", (input, _, _) => new StringValue(versions.AddTo(input.ToStringValue())));
        filters.AddFilter("sanitize_html", (input, arguments, context)
            => new StringValue(((LiquidContext)context).Page.Texts.Show(input.ToStringValue(), below: arguments["below"].IsNil() ? 1 : (int)arguments["below"].ToNumberValue())));
    }

    // There are no translations here: the text stands for itself, but it is a format string all the same.
    private static ValueTask<FluidValue> Translate(FluidValue input, FilterArguments arguments, TemplateContext context)
        => new StringValue(string.Format(
            context.CultureInfo,
            input.ToStringValue(),
            [.. Enumerable.Range(0, arguments.Count).Select(object (i) => arguments.At(i).ToStringValue())]));

    private static ValueTask<FluidValue> AbsoluteUrl(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        var request = ((LiquidContext)context).Page.Request;
        return input.ToStringValue() switch
        {
            var blank when string.IsNullOrWhiteSpace(blank) => input,
            ['~', '/', .. var rest] => new StringValue($"{request.Origin}{request.PathBase}/{rest}"),
            ['~', ..] => throw new NotSupportedException("The filter absolute_url needs a slash after ~."),
            var path => new StringValue(request.Origin + path),
        };
    }

    private static ValueTask<FluidValue> Local(FluidValue input, FilterArguments arguments, TemplateContext context)
    {
        DateTimeOffset? moment = input.ToObjectValue() switch
        {
            DateTime time => time,
            DateTimeOffset time => time,
            "now" or "today" => TimeProvider.System.GetUtcNow(),
            string text when DateTimeOffset.TryParse(text, context.CultureInfo, DateTimeStyles.AssumeUniversal, out var time) => time,
            _ => null,
        };
        return moment is { } found ? new ObjectValue(TimeZoneInfo.ConvertTime(found, context.TimeZone)) : NilValue.Instance;
    }

    private static ValueTask<FluidValue> Href(FluidValue input, FilterArguments arguments, TemplateContext context)
        => new StringValue(input.ToStringValue().Trim() switch
        {
            ['~', '/', .. var rest] => ((LiquidContext)context).Page.Request.PathBase + "/" + rest,
            ['~', ..] => throw new NotSupportedException("The filter href needs a slash after ~."),
            var address => address,
        });
}
