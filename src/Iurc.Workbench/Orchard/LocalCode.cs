using System.Text.RegularExpressions;

namespace Iurc.Workbench.Orchard;

/// <summary>
/// What the site's own modules and themes bring, read from their sources as text: the tool runs where the Orchard packages are missing, so
/// that there may be nothing compiled. A name that stands in the sources counts as known.
/// </summary>
internal sealed partial class LocalCode
{
    private readonly HashSet<string> _strings = new(StringComparer.Ordinal);
    private readonly HashSet<string> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string[]> _features = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);
    private readonly HashSet<string> _routes = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _views = [];

    private LocalCode()
    {
    }

    /// <summary>No sources at all.</summary>
    public static LocalCode None { get; } = new();

    /// <summary>The features of the site's modules and themes, with what each needs.</summary>
    public IReadOnlyDictionary<string, string[]> Features => _features;

    /// <summary>The names of the classes.</summary>
    public IReadOnlySet<string> Classes => _classes;

    /// <summary>The addresses at which the modules answer.</summary>
    public IReadOnlySet<string> Routes => _routes;

    /// <summary>All texts in the sources that look like a name.</summary>
    public IReadOnlySet<string> Strings => _strings;

    /// <summary>Reads the sources below <c>src</c> and <c>themes</c>.</summary>
    public static LocalCode Read(SiteFolder folder)
    {
        var code = new LocalCode();
        foreach (var path in new[] { folder.Sources, Path.GetDirectoryName(folder.Theme)! }.Where(Directory.Exists).SelectMany(FilesBelow))
        {
            code.Add(path);
        }

        // A manifest may name its features by constants, which stand in other files.
        foreach (var path in new[] { folder.Sources, Path.GetDirectoryName(folder.Theme)! }.Where(Directory.Exists).SelectMany(FilesBelow).Where(path => Path.GetFileName(path) == "Manifest.cs"))
        {
            code.AddFeatures(File.ReadAllText(path), Path.GetFileName(Path.GetDirectoryName(path)!));
        }

        return code;
    }

    /// <summary>The public properties of the class of that name, in whatever file.</summary>
    public IReadOnlySet<string> MembersOf(string name) => _members.GetValueOrDefault(name) ?? [];

    /// <summary>The editors that the modules add to a part or field.</summary>
    public IEnumerable<string> EditorsOf(string element) => Options(element, ".Option");

    /// <summary>The display modes that the modules add to a part or field.</summary>
    public IEnumerable<string> DisplayModesOf(string element) => Options(element, ".DisplayOption");

    private static IEnumerable<string> FilesBelow(string folder)
        => Directory.EnumerateDirectories(folder)
            .Where(child => Path.GetFileName(child) is not "bin" and not "obj" and not "wwwroot" and not "node_modules" and not "Iurc.Workbench")
            .SelectMany(FilesBelow)
            .Concat(Directory.EnumerateFiles(folder).Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".json"));

    private IEnumerable<string> Options(string element, string suffix)
        => _views.Where(view => view.StartsWith(element + "-", StringComparison.Ordinal) && view.EndsWith(suffix, StringComparison.Ordinal))
            .Select(view => view[(element.Length + 1)..^suffix.Length]);

    private void Add(string path)
    {
        var text = File.ReadAllText(path);
        foreach (Match match in QuotedName().Matches(text))
        {
            _strings.Add(match.Groups["name"].Value);
        }

        _routes.UnionWith(RoutePattern().Matches(text).Select(match => match.Groups["path"].Value.Trim('/')));
        if (path.EndsWith(".cshtml", StringComparison.Ordinal))
        {
            _views.Add(Path.GetFileNameWithoutExtension(path));
            return;
        }

        var classes = ClassName().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        _classes.UnionWith(classes);
        var members = PropertyName().Matches(text).Select(match => match.Groups["name"].Value).ToList();
        foreach (var name in classes)
        {
            (_members.TryGetValue(name, out var known) ? known : _members[name] = new(StringComparer.Ordinal)).UnionWith(members);
        }

        foreach (Match constant in Constant().Matches(text))
        {
            _constants.TryAdd(constant.Groups["name"].Value, constant.Groups["value"].Value);
            foreach (var name in classes)
            {
                _constants[$"{name}.{constant.Groups["name"].Value}"] = constant.Groups["value"].Value;
            }
        }
    }

    private void AddFeatures(string manifest, string module)
    {
        foreach (Match feature in ManifestEntry().Matches(manifest))
        {
            var id = FeatureId().Match(feature.Value) is { Success: true } named ? Resolve(named.Groups["name"].Value, module) : module;
            var needs = DependencyList().Match(feature.Value);
            _features[id] = needs.Success
                ? [.. needs.Groups["list"].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Resolve(name, module))]
                : [];
        }
    }

    // A text, or the sum of texts and constants.
    private string Resolve(string expression, string module)
        => string.Concat(expression.Split('+', StringSplitOptions.TrimEntries).Select(part => part.StartsWith('"') ? part.Trim('"')
            : _constants.TryGetValue(part, out var value) || _constants.TryGetValue(part.Split('.')[^1], out value) ? value.Contains('"', StringComparison.Ordinal) && value != expression ? Resolve(value, module) : value
            : part));

    [GeneratedRegex("\"(?<name>[A-Za-z][A-Za-z0-9_.{}-]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex QuotedName();

    [GeneratedRegex(@"(pattern\s*:\s*|pattern\s*=\s*|Route\(|HttpGet\(|MapGet\()""(?<path>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase)]
    private static partial Regex RoutePattern();

    [GeneratedRegex(@"\b(class|record|struct|interface)\s+(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture)]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\bpublic\s+(required\s+|virtual\s+|override\s+)?[\w<>\[\]?.,]+\s+(?<name>[A-Z]\w*)\s*(\{|=>)", RegexOptions.ExplicitCapture)]
    private static partial Regex PropertyName();

    [GeneratedRegex(@"\[assembly:\s*(Module|Theme|Feature)\(.*?\)\]", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ManifestEntry();

    [GeneratedRegex(@"\bconst\s+string\s+(?<name>\w+)\s*=\s*(?<value>[^;]+);", RegexOptions.ExplicitCapture)]
    private static partial Regex Constant();

    [GeneratedRegex(@"\bId\s*=\s*(?<name>[^,\r\n]+?)\s*(,|\r?\n|\))", RegexOptions.ExplicitCapture)]
    private static partial Regex FeatureId();

    [GeneratedRegex(@"\bDependencies\s*=\s*(new\[\]\s*)?[\[{](?<list>.*?)[\]}]", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex DependencyList();
}
