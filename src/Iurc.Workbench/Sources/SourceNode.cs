using System.Text.Json.Nodes;

namespace Iurc.Workbench.Sources;

/// <summary>A JSON value that remembers where it stands in its file.</summary>
/// <param name="Position">The first character of the value.</param>
internal abstract record SourceNode(SourcePosition Position)
{
    /// <summary>The same value without positions. Of properties with one name the last one counts, as it does in Orchard.</summary>
    public abstract JsonNode? ToJson();
}

/// <summary>A property of an object.</summary>
/// <param name="Name">The name.</param>
/// <param name="Position">The first character of the name, which is its quotation mark.</param>
/// <param name="Value">The value.</param>
internal sealed record SourceProperty(string Name, SourcePosition Position, SourceNode Value);

/// <summary>A JSON object.</summary>
internal sealed record SourceObject(SourcePosition Position, IReadOnlyList<SourceProperty> Properties) : SourceNode(Position)
{
    /// <summary>The property of exactly that name.</summary>
    public SourceProperty? Property(string name) => Properties.LastOrDefault(property => property.Name == name);

    /// <summary>The property of that name in any case, as Orchard's step models are read.</summary>
    public SourceProperty? PropertyInAnyCase(string name)
        => Properties.LastOrDefault(property => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase));

    /// <summary>The text of the property of exactly that name, or null when it is missing or no text.</summary>
    public string? TextOf(string name) => (Property(name)?.Value as SourceString)?.Value;

    /// <inheritdoc />
    public override JsonNode ToJson()
    {
        var json = new JsonObject();
        foreach (var property in Properties)
        {
            json[property.Name] = property.Value.ToJson();
        }

        return json;
    }
}

/// <summary>A JSON array.</summary>
internal sealed record SourceArray(SourcePosition Position, IReadOnlyList<SourceNode> Items) : SourceNode(Position)
{
    /// <inheritdoc />
    public override JsonNode ToJson() => new JsonArray([.. Items.Select(item => item.ToJson())]);
}

/// <summary>A JSON string.</summary>
/// <param name="Position">The first character, which is its quotation mark.</param>
/// <param name="Value">The text.</param>
internal sealed record SourceString(SourcePosition Position, string Value) : SourceNode(Position)
{
    /// <summary>Tells where in the file a character of <see cref="Value"/> stands, given its index.</summary>
    public Func<int, SourcePosition> PositionAt { get; init; } = _ => Position;

    /// <inheritdoc />
    public bool Equals(SourceString? other) => other is not null && Position == other.Position && Value == other.Value;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Position, Value);

    /// <inheritdoc />
    public override JsonNode ToJson() => JsonValue.Create(Value);
}

/// <summary>A JSON number.</summary>
internal sealed record SourceNumber(SourcePosition Position, decimal Value) : SourceNode(Position)
{
    /// <inheritdoc />
    public override JsonNode ToJson() => JsonValue.Create(Value);
}

/// <summary>True or false.</summary>
internal sealed record SourceBoolean(SourcePosition Position, bool Value) : SourceNode(Position)
{
    /// <inheritdoc />
    public override JsonNode ToJson() => JsonValue.Create(Value);
}

/// <summary>The JSON null.</summary>
internal sealed record SourceNull(SourcePosition Position) : SourceNode(Position)
{
    /// <inheritdoc />
    public override JsonNode? ToJson() => null;
}
