namespace Iurc.Workbench.Checking;

/// <summary>A kind of fault that the tool itself finds. The programme's rules have codes of their own.</summary>
/// <param name="Code">A stable code.</param>
/// <param name="Title">What is wrong, in general.</param>
internal sealed record CheckCode(string Code, string Title)
{
    /// <summary>The file cannot be opened.</summary>
    public static readonly CheckCode NotReadable = new("W001", "The file cannot be read.");

    /// <summary>The bytes are not UTF-8.</summary>
    public static readonly CheckCode NotUtf8 = new("W002", "The file is not UTF-8.");

    /// <summary>The text is not JSON.</summary>
    public static readonly CheckCode NotJson = new("W003", "The file is not JSON. Comments and trailing commas are allowed.");

    /// <summary>A value is not of the kind that Orchard expects there.</summary>
    public static readonly CheckCode WrongShape = new("W004", "A value is not of the kind that is needed there.");

    /// <summary>An object has a property twice.</summary>
    public static readonly CheckCode DuplicateProperty = new("W005", "An object has the same property twice.");

    /// <summary>The recipe has no name.</summary>
    public static readonly CheckCode NoName = new("W006", "The recipe has no name.");

    /// <summary>Two recipes have one name.</summary>
    public static readonly CheckCode DuplicateName = new("W007", "Another recipe has the same name.");

    /// <summary>A <c>recipes</c> step names a recipe that is not there.</summary>
    public static readonly CheckCode UnknownRecipe = new("W008", "A step names a recipe that does not exist.");

    /// <summary>Orchard has no step of that name.</summary>
    public static readonly CheckCode UnknownStep = new("W009", "Orchard knows no step of that name.");

    /// <summary>No recipe defines the content type.</summary>
    public static readonly CheckCode UnknownType = new("W010", "A content item is of a type that no recipe defines.");

    /// <summary>No content item has that id.</summary>
    public static readonly CheckCode DanglingId = new("W011", "A reference leads to no content item.");

    /// <summary>Two content items have one id.</summary>
    public static readonly CheckCode DuplicateId = new("W012", "Another content item has the same id.");

    /// <summary>Two content items have one address.</summary>
    public static readonly CheckCode DuplicateAddress = new("W013", "Another content item has the same address.");

    /// <summary>A link inside the site leads to no page.</summary>
    public static readonly CheckCode BrokenLink = new("W014", "A link inside the site leads to no page.");

    /// <summary>A text brings a program of its own.</summary>
    public static readonly CheckCode UnsafeHtml = new("W015", "A text holds a script.");

    /// <summary>A content item lacks a field, so that Orchard would import it anew each time.</summary>
    public static readonly CheckCode MissingField = new("W016", "A content item lacks a field of its type.");

    /// <summary>An expression that Orchard takes for plain text.</summary>
    public static readonly CheckCode DeadExpression = new("W017", "Orchard does not work out this expression.");

    /// <summary>All codes.</summary>
    public static IReadOnlyList<CheckCode> All { get; } =
    [
        NotReadable, NotUtf8, NotJson, WrongShape, DuplicateProperty, NoName, DuplicateName,
        UnknownRecipe, UnknownStep, UnknownType, DanglingId, DuplicateId, DuplicateAddress, BrokenLink, UnsafeHtml, MissingField, DeadExpression,
    ];
}
