using Iurc.Workbench.Content;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>What the templates know of one another.</summary>
internal sealed class ThemeModel
{
    private readonly Dictionary<string, Dictionary<string, LiquidType>> _arguments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _reads = new(StringComparer.Ordinal);

    /// <summary>Gathers the names.</summary>
    public ThemeModel(ThemeFiles theme, RecipeSet set)
    {
        Theme = theme;
        Set = set;
        Members = new(set);
        Templates = theme.Templates.Select(template => template.Name).ToHashSet(StringComparer.Ordinal);
        Pages = set.Items.Select(ContentItem.From).Where(item => item.Published && item.Address.Length > 0).Select(item => item.Address).ToHashSet(StringComparer.OrdinalIgnoreCase);
        TypeOfAlias = set.Items.Select(ContentItem.From)
            .Where(item => item.Published)
            .Select(item => (Alias: item.Content.Text("AliasPart", "Alias"), item.ContentType))
            .Where(pair => pair.Alias.Length > 0)
            .GroupBy(pair => pair.Alias, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(pair => pair.Key, pair => pair.First().ContentType, StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The theme.</summary>
    public ThemeFiles Theme { get; }

    /// <summary>The recipes.</summary>
    public RecipeSet Set { get; }

    /// <summary>What values have.</summary>
    public LiquidMembers Members { get; }

    /// <summary>The names of the templates.</summary>
    public IReadOnlySet<string> Templates { get; }

    /// <summary>The addresses of the published items.</summary>
    public IReadOnlySet<string> Pages { get; }

    /// <summary>The content types behind the aliases.</summary>
    public IReadOnlyDictionary<string, string> TypeOfAlias { get; }

    /// <summary>The zones that templates show.</summary>
    public HashSet<string> Sections { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether any template calls the shape.</summary>
    public bool IsCalled(string shape) => _arguments.ContainsKey(shape);

    /// <summary>Whether any template reads that argument in the template of the shape.</summary>
    public bool Reads(string shape, string argument) => _reads.GetValueOrDefault(shape)?.Contains(argument) == true;

    /// <summary>Notes that a template reads an argument.</summary>
    public void NoteRead(string template, string argument)
        => (_reads.TryGetValue(template, out var reads) ? reads : _reads[template] = new(StringComparer.Ordinal)).Add(argument);

    /// <summary>Notes a call of a shape.</summary>
    public void NoteCall(string shape, IEnumerable<(string Name, LiquidType Type)> arguments)
    {
        if (!_arguments.TryGetValue(shape, out var known))
        {
            _arguments[shape] = known = new(StringComparer.Ordinal);
        }

        foreach (var (name, type) in arguments)
        {
            // What is passed on is an ordinary text, printed with encoding; whether it may be printed without is kept.
            var passed = type is TextType text ? new TextType(text.IsMarkup) : type;
            known[name] = known.TryGetValue(name, out var before) ? LiquidType.Either(before, passed) : passed;
        }
    }

    /// <summary>The argument of a template; null when nobody passes one of that name.</summary>
    public LiquidType? Argument(string template, string name)
    {
        if (IsOfItem(template))
        {
            return name switch
            {
                "ContentItem" => new ItemType(template == "Content" ? null : template["Content-".Length..].Split('.')[0]),
                // The zone in which Orchard puts what parts and fields show.
                "Content" => LiquidType.Unknown,
                _ => null,
            };
        }

        return !_arguments.TryGetValue(template, out var known) ? LiquidType.Unknown : known.GetValueOrDefault(name);
    }

    /// <summary>The arguments that callers pass to a template.</summary>
    public IEnumerable<string> ArgumentsOf(string template)
        => IsOfItem(template) ? ["ContentItem", "Content"] : _arguments.GetValueOrDefault(template)?.Keys.ToList() ?? [];

    private static bool IsOfItem(string template) => template == "Content" || template.StartsWith("Content-", StringComparison.Ordinal);
}
