namespace Iurc.Workbench.Rendering;

/// <summary>A template cannot be parsed or rendered; says which, where and why.</summary>
internal sealed class TemplateException(string template, int? line, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>The template's file name.</summary>
    public string Template { get; } = template;

    /// <summary>The line on which the failing tag or expression ends, or null when it is not known.</summary>
    public int? Line { get; } = line;
}
