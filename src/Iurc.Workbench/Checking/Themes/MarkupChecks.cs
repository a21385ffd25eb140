using System.Text.RegularExpressions;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Looks at the markup of a template, with its Liquid blanked out.</summary>
internal static partial class MarkupChecks
{
    // Stands where Liquid stood. No markup holds it.
    private const char Filler = '\u0001';

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Check(TemplateFile template, ThemeFiles theme)
    {
        var markup = LiquidLexer.Markup(template.Text, Filler);
        var isForStaff = template.Text.Contains("name=\"robots\" content=\"noindex\"", StringComparison.Ordinal);
        return
        [
            .. Inline(markup).Select(at => Finding.Error(template.Path, template.At(at), CheckCode.Inline, "A style or a script stands inside the page, which the site's policy forbids. Put the style into the stylesheet; the site does without scripts.")),
            .. Foreign(markup).Select(at => Finding.Error(template.Path, template.At(at), CheckCode.ThirdParty, "The page loads something from another site. Put a copy into the theme's wwwroot.")),
            .. Assets(markup).SelectMany(asset => Asset(template, theme, asset.At, asset.Path)),
            .. isForStaff ? [] : Words(markup).Select(at => Finding.Error(template.Path, template.At(at), CheckCode.Untranslated, "People read this text. Write it as {{ \"…\" | t }}, so that it can be translated.")),
        ];
    }

    private static IEnumerable<int> Inline(string markup)
        => Tag().Matches(markup).Where(tag => tag.Groups["name"].Value.ToUpperInvariant() switch
        {
            "STYLE" => true,
            "SCRIPT" => !tag.Value.Contains("application/ld+json", StringComparison.OrdinalIgnoreCase),
            _ => InlineAttribute().IsMatch(tag.Value),
        }).Select(tag => tag.Index);

    private static IEnumerable<int> Foreign(string markup)
        => Tag().Matches(markup)
            .Where(tag => tag.Groups["name"].Value.ToUpperInvariant() is "SCRIPT" or "IMG" or "IFRAME" or "SOURCE" or "AUDIO" or "VIDEO" or "EMBED" or "OBJECT" or "TRACK" or "USE" or "IMAGE"
                || (tag.Groups["name"].Value.Equals("link", StringComparison.OrdinalIgnoreCase) && !PlainLink().IsMatch(tag.Value)))
            .Where(tag => ForeignAddress().IsMatch(tag.Value))
            .Select(tag => tag.Index);

    private static IEnumerable<(int At, string Path)> Assets(string markup)
        => ThemeAddress().Matches(markup).Select(match => (match.Groups["path"].Index, match.Groups["path"].Value));

    private static IEnumerable<Finding> Asset(TemplateFile template, ThemeFiles theme, int at, string address)
    {
        var path = address[ThemeFiles.RequestPath.Length..].Split('?', '#')[0];
        yield return theme.HasStatic(path)
            ? Finding.Error(template.Path, template.At(at), CheckCode.UnversionedAsset, $"The address has no version, so that browsers keep the old file for a year. Write {{{{ \"~{address}\" | href | append_version }}}}.")
            : Finding.Error(template.Path, template.At(at), CheckCode.MissingAsset, $"The theme has no static file {path}.");
    }

    private static IEnumerable<int> Words(string markup)
    {
        var visible = Tag().Replace(markup, tag => new string(Filler, tag.Length));
        foreach (Match text in Run().Matches(visible))
        {
            if (Interface.HasWords(text.Value))
            {
                yield return text.Index + text.Value.TakeWhile(char.IsWhiteSpace).Count();
            }
        }

        foreach (Match tag in Tag().Matches(markup))
        {
            foreach (Match attribute in SpokenAttribute().Matches(tag.Value))
            {
                if (Interface.HasWords(attribute.Groups["text"].Value))
                {
                    yield return tag.Index + attribute.Groups["text"].Index;
                }
            }
        }
    }

    [GeneratedRegex("""<(?<name>[A-Za-z!/\u0001][\w\u0001-]*)(\s+[^\s=>"']+(\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+))?|[^<>"'])*>""", RegexOptions.ExplicitCapture)]
    private static partial Regex Tag();

    [GeneratedRegex(@"\s(style|on[a-z]+)\s*=", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex InlineAttribute();

    [GeneratedRegex("""\b(src|href|srcset|data|poster)\s*=\s*["']?(https?:)?//""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ForeignAddress();

    [GeneratedRegex("""\brel\s*=\s*["']?(canonical|alternate|license|prev|next|me|author)\b""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex PlainLink();

    [GeneratedRegex("""["'](?<path>/Iurc\.Theme/[^"'\s\u0001]+)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex ThemeAddress();

    [GeneratedRegex(@"[^\u0001]+")]
    private static partial Regex Run();

    [GeneratedRegex("""\b(aria-label|aria-description|title|alt|placeholder)\s*=\s*["'](?<text>[^"']*)["']""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex SpokenAttribute();
}
