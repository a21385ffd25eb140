using Fluid;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>A filter of the theme's that fails at one text, as one would that has a fault.</summary>
internal static class FailingFilter
{
    public const string Trigger = "The filter fails at this";
    public const string Message = "The filter has failed for the test.";

    public static void AddTo(TemplateOptions options)
    {
        options.Filters.TryGetValue("one_line", out var filter);
        options.Filters.AddFilter("one_line", (input, arguments, context) => input.ToStringValue().StartsWith(Trigger, StringComparison.Ordinal)
            ? throw new InvalidOperationException(Message)
            : filter!(input, arguments, context));
    }
}
