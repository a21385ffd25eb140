namespace Iurc.Workbench.Checking.Themes;

/// <summary>What is known of a value in a template.</summary>
internal abstract record LiquidType
{
    /// <summary>Nothing is known.</summary>
    public static readonly LiquidType Unknown = new UnknownType();

    /// <summary>A number, a truth value, a date, or nothing: never a danger when it is printed.</summary>
    public static readonly LiquidType Plain = new PlainType();

    /// <summary>A text that people have typed.</summary>
    public static readonly LiquidType Typed = new TextType(IsMarkup: false);

    /// <summary>A text that may be printed as markup.</summary>
    public static readonly LiquidType Markup = new TextType(IsMarkup: true);

    /// <summary>What is known of a value that is either of the two.</summary>
    public static LiquidType Either(LiquidType one, LiquidType other) => (one, other) switch
    {
        _ when one == other => one,
        (TextType a, TextType b) => new TextType(a.IsMarkup && b.IsMarkup, a.IsCaptured || b.IsCaptured),
        (TextType, PlainType) => one,
        (PlainType, TextType) => other,
        (PlainType, _) => other,
        (_, PlainType) => one,
        _ => Unknown,
    };

    /// <summary>Whether the value may be printed as markup.</summary>
    public bool IsSafe => this is PlainType or TextType { IsMarkup: true };
}

/// <summary>Nothing is known.</summary>
internal sealed record UnknownType : LiquidType;

/// <summary>A number, a truth value, a date, or nothing.</summary>
internal sealed record PlainType : LiquidType;

/// <summary>A text.</summary>
/// <param name="IsMarkup">Whether it may be printed as markup.</param>
/// <param name="IsCaptured">Whether it comes from <c>capture</c>, whose text is printed without encoding.</param>
/// <param name="Values">The only values that it can have, or null.</param>
internal sealed record TextType(bool IsMarkup, bool IsCaptured = false, IReadOnlyList<string>? Values = null) : LiquidType;

/// <summary>A list.</summary>
internal sealed record ListType(LiquidType Element) : LiquidType;

/// <summary>An object of a class of the programme.</summary>
internal sealed record ClassType(Type Class) : LiquidType;

/// <summary>A content item; null for one of any type.</summary>
internal sealed record ItemType(string? Type) : LiquidType;

/// <summary>The parts of a content item.</summary>
/// <param name="Type">Its type, or null for any.</param>
/// <param name="IsWhole">Whether the item's own properties stand beside the parts, as in an item inside another.</param>
internal sealed record PartsType(string? Type, bool IsWhole) : LiquidType;

/// <summary>A part of a content item.</summary>
internal sealed record PartType(string Part) : LiquidType;

/// <summary>A field of a part.</summary>
internal sealed record FieldType(string Part, string Name, string Kind) : LiquidType;

/// <summary>The arguments with which a template is called.</summary>
internal sealed record ModelType(string Template) : LiquidType;

/// <summary>The global that finds items by their handles.</summary>
internal sealed record HandlesType : LiquidType;

/// <summary>Anything may be asked of it, and each answer is a text that somebody has typed.</summary>
internal sealed record QueryType : LiquidType;
