namespace Iurc.Workbench.Checking;

/// <summary>A kind of fault that the tool itself finds. The programme's rules have codes of their own. <see cref="CheckGuide"/> explains each.</summary>
/// <param name="Code">A stable code.</param>
internal sealed record CheckCode(string Code)
{
    /// <summary>The file cannot be opened.</summary>
    public static readonly CheckCode NotReadable = new("W001");

    /// <summary>The bytes are not UTF-8.</summary>
    public static readonly CheckCode NotUtf8 = new("W002");

    /// <summary>The text is not JSON.</summary>
    public static readonly CheckCode NotJson = new("W003");

    /// <summary>A value is not of the kind that Orchard expects there.</summary>
    public static readonly CheckCode WrongShape = new("W004");

    /// <summary>An object has a property twice.</summary>
    public static readonly CheckCode DuplicateProperty = new("W005");

    /// <summary>The recipe has no name.</summary>
    public static readonly CheckCode NoName = new("W006");

    /// <summary>Two recipes have one name.</summary>
    public static readonly CheckCode DuplicateName = new("W007");

    /// <summary>A <c>recipes</c> step names a recipe that is not there.</summary>
    public static readonly CheckCode UnknownRecipe = new("W008");

    /// <summary>Orchard has no step of that name.</summary>
    public static readonly CheckCode UnknownStep = new("W009");

    /// <summary>No recipe defines the content type.</summary>
    public static readonly CheckCode UnknownType = new("W010");

    /// <summary>No content item has that id.</summary>
    public static readonly CheckCode DanglingId = new("W011");

    /// <summary>Two content items have one id.</summary>
    public static readonly CheckCode DuplicateId = new("W012");

    /// <summary>Two content items have one address.</summary>
    public static readonly CheckCode DuplicateAddress = new("W013");

    /// <summary>A link inside the site leads to no page.</summary>
    public static readonly CheckCode BrokenLink = new("W014");

    /// <summary>A text brings a program of its own.</summary>
    public static readonly CheckCode UnsafeHtml = new("W015");

    /// <summary>A content item lacks a field, so that Orchard would import it anew each time.</summary>
    public static readonly CheckCode MissingField = new("W016");

    /// <summary>An expression that Orchard takes for plain text.</summary>
    public static readonly CheckCode DeadExpression = new("W017");

    /// <summary>Orchard reads no key of that name there.</summary>
    public static readonly CheckCode UnknownKey = new("W018");

    /// <summary>A step comes too early.</summary>
    public static readonly CheckCode WrongOrder = new("W019");

    /// <summary>There is no feature of that name.</summary>
    public static readonly CheckCode UnknownFeature = new("W020");

    /// <summary>Something belongs to a feature that nothing enables.</summary>
    public static readonly CheckCode FeatureNotEnabled = new("W021");

    /// <summary>Orchard reads no settings of that name.</summary>
    public static readonly CheckCode UnknownSettings = new("W022");

    /// <summary>A file that the recipe brings is not there.</summary>
    public static readonly CheckCode MissingSource = new("W023");

    /// <summary>A variable of the recipe is not there.</summary>
    public static readonly CheckCode UnknownVariable = new("W024");

    /// <summary>There is no content part of that name.</summary>
    public static readonly CheckCode UnknownPart = new("W025");

    /// <summary>There is no content field of that name.</summary>
    public static readonly CheckCode UnknownFieldType = new("W026");

    /// <summary>The settings belong to another part or field.</summary>
    public static readonly CheckCode ForeignSettings = new("W027");

    /// <summary>A setting has a value that cannot be.</summary>
    public static readonly CheckCode WrongSetting = new("W028");

    /// <summary>Two definitions of one name.</summary>
    public static readonly CheckCode Contradiction = new("W029");

    /// <summary>A content type has no title or no address.</summary>
    public static readonly CheckCode NoTitleOrAddress = new("W030");

    /// <summary>There is no editor or display mode of that name.</summary>
    public static readonly CheckCode UnknownEditor = new("W031");

    /// <summary>A content item holds a part or a field that its type does not have.</summary>
    public static readonly CheckCode UnknownMember = new("W032");

    /// <summary>A field holds a value of another kind.</summary>
    public static readonly CheckCode WrongValue = new("W033");

    /// <summary>Another content item has the same alias.</summary>
    public static readonly CheckCode DuplicateAlias = new("W034");

    /// <summary>A picture or a document is not in the media library.</summary>
    public static readonly CheckCode MissingMedia = new("W036");

    /// <summary>A text has been damaged, or holds characters that nobody sees.</summary>
    public static readonly CheckCode BrokenText = new("W037");

    /// <summary>Two links of one name lead to different places.</summary>
    public static readonly CheckCode TwinLinks = new("W038");

    /// <summary>A field that has to be filled is empty.</summary>
    public static readonly CheckCode RequiredEmpty = new("W039");

    /// <summary>A value is not among those of its field.</summary>
    public static readonly CheckCode NotAChoice = new("W040");

    /// <summary>There is no permission of that name.</summary>
    public static readonly CheckCode UnknownPermission = new("W041");

    /// <summary>A content type is chosen that does not exist, or an item of a type that may not be chosen.</summary>
    public static readonly CheckCode WrongReference = new("W042");

    /// <summary>A content item has two titles.</summary>
    public static readonly CheckCode TwoTitles = new("W043");

    /// <summary>A content item lacks what Orchard needs.</summary>
    public static readonly CheckCode IncompleteItem = new("W044");

    /// <summary>A text is going to be changed before it is stored.</summary>
    public static readonly CheckCode MendedText = new("W045");

    /// <summary>The template cannot be read.</summary>
    public static readonly CheckCode TemplateSyntax = new("L001");

    /// <summary>There is no filter of that name.</summary>
    public static readonly CheckCode UnknownFilter = new("L002");

    /// <summary>No template renders the shape.</summary>
    public static readonly CheckCode UnknownShape = new("L003");

    /// <summary>No template shows the zone.</summary>
    public static readonly CheckCode UnknownZone = new("L004");

    /// <summary>No type has a member of that name.</summary>
    public static readonly CheckCode UnknownLiquidMember = new("L005");

    /// <summary>A text of unknown origin is printed as markup.</summary>
    public static readonly CheckCode UnsafeOutput = new("L006");

    /// <summary>No shape asks for the template.</summary>
    public static readonly CheckCode UnusedTemplate = new("L007");

    /// <summary>A template is missing.</summary>
    public static readonly CheckCode MissingTemplate = new("L008");

    /// <summary>A text of the interface cannot be translated.</summary>
    public static readonly CheckCode Untranslated = new("L009");

    /// <summary>A translation does not fit the templates.</summary>
    public static readonly CheckCode Translations = new("L010");

    /// <summary>A static file is missing.</summary>
    public static readonly CheckCode MissingAsset = new("L011");

    /// <summary>The address of a static file has no version.</summary>
    public static readonly CheckCode UnversionedAsset = new("L012");

    /// <summary>Something is loaded from another site.</summary>
    public static readonly CheckCode ThirdParty = new("L013");

    /// <summary>A style or a script stands inside the page.</summary>
    public static readonly CheckCode Inline = new("L014");

    /// <summary>There is no variable of that name.</summary>
    public static readonly CheckCode UnknownLiquidVariable = new("L015");

    /// <summary>A shape is called with other arguments than it reads.</summary>
    public static readonly CheckCode ShapeArgument = new("L016");

    /// <summary>A comparison can never be true.</summary>
    public static readonly CheckCode NeverTrue = new("L017");

    /// <summary>A template fails although it can be read.</summary>
    public static readonly CheckCode NotRendered = new("L018");

    /// <summary>All codes.</summary>
    public static IReadOnlyList<CheckCode> All { get; } =
    [
        .. typeof(CheckCode).GetFields(System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.Static)
            .Select(field => field.GetValue(null)).OfType<CheckCode>().OrderBy(code => code.Code[0] == 'L').ThenBy(code => code.Code, StringComparer.Ordinal),
    ];
}
