using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Fluid;

namespace Iurc.Workbench.Rendering;

/// <summary>The theme's templates, each parsed when it is first used.</summary>
internal sealed partial class TemplateStore(string folder)
{
    private static readonly ThemeParser s_parser = new();

    private readonly ConcurrentDictionary<string, IFluidTemplate?> _templates = new(StringComparer.Ordinal);

    /// <summary>The file name of the template for a shape.</summary>
    public static string FileNameOf(string shape) => shape + ".liquid";

    /// <summary>The template for a shape, or null when the theme has none.</summary>
    /// <exception cref="TemplateException">The template cannot be parsed.</exception>
    public IFluidTemplate? Find(string shape) => _templates.GetOrAdd(shape, Read);

    private IFluidTemplate? Read(string shape)
    {
        var file = FileNameOf(shape);
        var path = Path.Combine(folder, file);
        if (file != Path.GetFileName(file) || !File.Exists(path))
        {
            return null;
        }

        return s_parser.TryParse(File.ReadAllText(path), out var template, out var error)
            ? template
            : throw ParseFailure(file, error);
    }

    private static TemplateException ParseFailure(string file, string error)
    {
        var position = PositionInMessage().Match(error);
        int? line = position.Success ? int.Parse(position.Groups["line"].ValueSpan, CultureInfo.InvariantCulture) : null;
        return new(file, line, error.Split('\n')[0].Trim());
    }

    [GeneratedRegex(@"at \((?<line>[0-9]+):[0-9]+\)", RegexOptions.ExplicitCapture)]
    private static partial Regex PositionInMessage();
}
