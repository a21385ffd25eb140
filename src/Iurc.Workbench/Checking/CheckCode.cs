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

    /// <summary>Orchard reads no key of that name there.</summary>
    public static readonly CheckCode UnknownKey = new("W018", "Orchard reads no key of that name there.");

    /// <summary>A step comes too early.</summary>
    public static readonly CheckCode WrongOrder = new("W019", "A step comes too early.");

    /// <summary>There is no feature of that name.</summary>
    public static readonly CheckCode UnknownFeature = new("W020", "There is no feature of that name.");

    /// <summary>Something belongs to a feature that nothing enables.</summary>
    public static readonly CheckCode FeatureNotEnabled = new("W021", "Something belongs to a feature that nothing enables.");

    /// <summary>Orchard reads no settings of that name.</summary>
    public static readonly CheckCode UnknownSettings = new("W022", "Orchard reads no settings of that name.");

    /// <summary>A file that the recipe brings is not there.</summary>
    public static readonly CheckCode MissingSource = new("W023", "A file that the recipe brings is not there.");

    /// <summary>A variable of the recipe is not there.</summary>
    public static readonly CheckCode UnknownVariable = new("W024", "A variable of the recipe is not there.");

    /// <summary>There is no content part of that name.</summary>
    public static readonly CheckCode UnknownPart = new("W025", "There is no content part of that name.");

    /// <summary>There is no content field of that name.</summary>
    public static readonly CheckCode UnknownFieldType = new("W026", "There is no content field of that name.");

    /// <summary>The settings belong to another part or field.</summary>
    public static readonly CheckCode ForeignSettings = new("W027", "The settings belong to another part or field.");

    /// <summary>A setting has a value that cannot be.</summary>
    public static readonly CheckCode WrongSetting = new("W028", "A setting has a value that cannot be.");

    /// <summary>Two definitions of one name.</summary>
    public static readonly CheckCode Contradiction = new("W029", "Two definitions of one name.");

    /// <summary>A content type has no title or no address.</summary>
    public static readonly CheckCode NoTitleOrAddress = new("W030", "A content type has no title or no address.");

    /// <summary>There is no editor or display mode of that name.</summary>
    public static readonly CheckCode UnknownEditor = new("W031", "There is no editor or display mode of that name.");

    /// <summary>A content item holds a part or a field that its type does not have.</summary>
    public static readonly CheckCode UnknownMember = new("W032", "A content item holds a part or a field that its type does not have.");

    /// <summary>A field holds a value of another kind.</summary>
    public static readonly CheckCode WrongValue = new("W033", "A field holds a value of another kind.");

    /// <summary>Another content item has the same alias.</summary>
    public static readonly CheckCode DuplicateAlias = new("W034", "Another content item has the same alias.");

    /// <summary>A picture or a document is not in the media library.</summary>
    public static readonly CheckCode MissingMedia = new("W036", "A picture or a document is not in the media library.");

    /// <summary>A text has been damaged, or holds characters that nobody sees.</summary>
    public static readonly CheckCode BrokenText = new("W037", "A text has been damaged, or holds characters that nobody sees.");

    /// <summary>Two links of one name lead to different places.</summary>
    public static readonly CheckCode TwinLinks = new("W038", "Two links of one name lead to different places.");

    /// <summary>A field that has to be filled is empty.</summary>
    public static readonly CheckCode RequiredEmpty = new("W039", "A field that has to be filled is empty.");

    /// <summary>A value is not among those of its field.</summary>
    public static readonly CheckCode NotAChoice = new("W040", "A value is not among those of its field.");

    /// <summary>There is no permission of that name.</summary>
    public static readonly CheckCode UnknownPermission = new("W041", "There is no permission of that name.");

    /// <summary>A content type is chosen that does not exist, or an item of a type that may not be chosen.</summary>
    public static readonly CheckCode WrongReference = new("W042", "A content type is chosen that does not exist, or an item of a type that may not be chosen.");

    /// <summary>A content item has two titles.</summary>
    public static readonly CheckCode TwoTitles = new("W043", "A content item has two titles.");

    /// <summary>A content item lacks what Orchard needs.</summary>
    public static readonly CheckCode IncompleteItem = new("W044", "A content item lacks what Orchard needs.");

    /// <summary>The template cannot be read.</summary>
    public static readonly CheckCode TemplateSyntax = new("L001", "The template cannot be read.");

    /// <summary>There is no filter of that name.</summary>
    public static readonly CheckCode UnknownFilter = new("L002", "There is no filter of that name.");

    /// <summary>No template renders the shape.</summary>
    public static readonly CheckCode UnknownShape = new("L003", "No template renders the shape.");

    /// <summary>No template shows the zone.</summary>
    public static readonly CheckCode UnknownZone = new("L004", "No template shows the zone.");

    /// <summary>No type has a member of that name.</summary>
    public static readonly CheckCode UnknownLiquidMember = new("L005", "No type has a member of that name.");

    /// <summary>A text of unknown origin is printed as markup.</summary>
    public static readonly CheckCode UnsafeOutput = new("L006", "A text of unknown origin is printed as markup.");

    /// <summary>No shape asks for the template.</summary>
    public static readonly CheckCode UnusedTemplate = new("L007", "No shape asks for the template.");

    /// <summary>A template is missing.</summary>
    public static readonly CheckCode MissingTemplate = new("L008", "A template is missing.");

    /// <summary>A text of the interface cannot be translated.</summary>
    public static readonly CheckCode Untranslated = new("L009", "A text of the interface cannot be translated.");

    /// <summary>A translation does not fit the templates.</summary>
    public static readonly CheckCode Translations = new("L010", "A translation does not fit the templates.");

    /// <summary>A static file is missing.</summary>
    public static readonly CheckCode MissingAsset = new("L011", "A static file is missing.");

    /// <summary>The address of a static file has no version.</summary>
    public static readonly CheckCode UnversionedAsset = new("L012", "The address of a static file has no version.");

    /// <summary>Something is loaded from another site.</summary>
    public static readonly CheckCode ThirdParty = new("L013", "Something is loaded from another site.");

    /// <summary>A style or a script stands inside the page.</summary>
    public static readonly CheckCode Inline = new("L014", "A style or a script stands inside the page.");

    /// <summary>There is no variable of that name.</summary>
    public static readonly CheckCode UnknownLiquidVariable = new("L015", "There is no variable of that name.");

    /// <summary>A shape is called with other arguments than it reads.</summary>
    public static readonly CheckCode ShapeArgument = new("L016", "A shape is called with other arguments than it reads.");

    /// <summary>A comparison can never be true.</summary>
    public static readonly CheckCode NeverTrue = new("L017", "A comparison can never be true.");

    /// <summary>All codes.</summary>
    public static IReadOnlyList<CheckCode> All { get; } =
    [
        .. typeof(CheckCode).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<CheckCode>().OrderBy(code => code.Code[0] == 'L').ThenBy(code => code.Code, StringComparer.Ordinal),
    ];
}
