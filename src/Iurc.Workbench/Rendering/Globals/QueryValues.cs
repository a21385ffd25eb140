namespace Iurc.Workbench.Rendering.Globals;

/// <summary>The values of the query string by name, in any case.</summary>
internal sealed class QueryValues(IReadOnlyDictionary<string, string[]> query)
{
    /// <summary>Null for a name without value, a text for one, an array for several.</summary>
    public object? this[string name]
        => query.GetValueOrDefault(name) switch
        {
            null or [] => null,
            [var only] => only,
            var several => several,
        };
}
