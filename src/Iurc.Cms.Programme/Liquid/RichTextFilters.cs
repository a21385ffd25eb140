using Fluid;
using Fluid.Values;
using Iurc.Programme.RichTexts;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Liquid;

namespace Iurc.Cms.Programme.Liquid;

/// <summary>The Liquid filters for rich texts. That of Orchard's which has the same name knows nothing of the other texts of a page.</summary>
internal static class RichTextFilters
{
    public static void AddTo(TemplateOptions options)
    {
        options.Filters.AddFilter("sanitize_html", (input, arguments, context) => StringValue.Create(Texts(context).Show(input.ToStringValue(), below: arguments["below"].IsNil() ? 1 : (int)arguments["below"].ToNumberValue())));
        options.Filters.AddFilter("headings", (input, _, context) => FluidValue.Create(Texts(context).HeadingsOf(input.ToStringValue()), context.Options));
    }

    private static PageTexts Texts(TemplateContext context) => ((LiquidTemplateContext)context).Services.GetRequiredService<PageTexts>();
}
