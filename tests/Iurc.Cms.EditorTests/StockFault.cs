namespace Iurc.Cms.EditorTests;

/// <summary>A fault of stock Orchard 3.0.1 that is mended here.</summary>
/// <param name="Mend">The name of the mend in <c>accessible.js</c>; null for one of the style sheet or of a view.</param>
/// <param name="Address">A screen that has it.</param>
/// <param name="Rule">The rule of axe that it breaks.</param>
/// <param name="Markup">What stands in the markup of the place.</param>
/// <param name="Colours">In which colours.</param>
/// <param name="Open">What is clicked first, to open a dialog.</param>
internal sealed record StockFault(string? Mend, string Address, string Rule, string Markup, string Colours = "light", string? Open = null)
{
    private const string Lists = "/Admin/Contents/ContentItems";
    private const string Phase = Lists + "/iurcphase20000000000000000/Edit";
    private const string Region = Lists + "/iurcregionchina00000000000/Edit";

    /// <summary>All of them.</summary>
    public static readonly StockFault[] All =
    [
        new("main", "/Admin", "landmark-one-main", "<html"),
        new("navigations", "/Admin", "landmark-unique", "ta-navbar-top"),
        // Of navigations that are alike axe names the first.
        new("library", "/Admin/Media", "landmark-unique", "ta-navbar-top"),
        new("account", "/Admin", "button-name", "navbarDropdown"),
        new("filters", Lists, "button-name", "filter-dropdown"),
        new("selects", "/Admin/AuditTrail", "label-title-only", "selectpicker"),
        new("boxes", Lists, "label", "itemIds"),
        new("pages", Lists, "link-name", "page-link"),
        new("order", "/Login", "tabindex", "LoginForm_UserName"),
        new("cards", Phase, "aria-valid-attr-value", "accordion-button"),
        new("completion", Region, "autocomplete-valid", "multiselect__input"),
        new("pickers", Region, "list", "content-picker-default__list"),
        new("buttons", "/Admin/Media", "color-contrast", "disabled"),
        new("icons", Phase, "link-name", "fa-trash"),
        new("dialogs", Phase, "aria-dialog-name", "Phase_Image-ModalBody", Open: ".media-field-toolbar a:has(.fa-plus)"),

        new(null, "/Admin", "image-redundant-alt", "logo.png"),
        new(null, Lists, "color-contrast", "Content type"),
        new(null, Lists + "/iurchome000000000000000000/Edit", "color-contrast", "hint"),
        new(null, Region, "color-contrast", "multiselect__placeholder"),
        new(null, Phase, "color-contrast", "hint", "dark"),
    ];

    /// <summary>Whether a violation is this one.</summary>
    public bool Is(string violation) => violation.StartsWith(Rule + " ", StringComparison.Ordinal) && violation.Contains(Markup, StringComparison.Ordinal);
}
