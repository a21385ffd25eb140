namespace Iurc.Programme.Mending;

/// <summary>Says what was changed: one sentence for each kind, in the order in which they were met first.</summary>
public static class ChangeSummary
{
    private const int MostNames = 5;
    private const int MostLength = 80;

    /// <summary>The sentences, each as a composite format string with its values, so that it can be translated.</summary>
    public static IReadOnlyList<(string Format, object[] Arguments)> Of(IEnumerable<Change> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);

        return [.. changes.GroupBy(change => change.Kind).SelectMany(group => Sentences(group.Key, [.. group]))];
    }

    private static IEnumerable<(string Format, object[] Arguments)> Sentences(ChangeKind kind, List<Change> changes)
        => kind.Many is { } many && changes.Count > 1
            ? [(many, [changes.Count, Names(changes)])]
            : changes.Take(MostNames).Select(change => (kind.One, new object[] { 1, Short(change.What) }));

    private static string Names(List<Change> changes)
    {
        var names = changes.Select(change => Short(change.What)).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", names.Take(MostNames)) + (names.Count > MostNames ? ", …" : "");
    }

    private static string Short(string name)
    {
        var plain = string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return plain.Length <= MostLength ? plain : TextCut.At(plain, MostLength) + "…";
    }
}
