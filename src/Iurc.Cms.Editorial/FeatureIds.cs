namespace Iurc.Cms.Editorial;

/// <summary>The ids of this module's features. Each aid is one of its own, so that it can be switched off.</summary>
public static class FeatureIds
{
    /// <summary>Lists that filter by the programme's fields.</summary>
    public const string Lists = "Iurc.Cms.Editorial.Lists";

    /// <summary>Former addresses.</summary>
    public const string Addresses = "Iurc.Cms.Editorial.Addresses";

    /// <summary>Warnings before work is lost.</summary>
    public const string SafeEditing = "Iurc.Cms.Editorial.SafeEditing";

    /// <summary>Editor forms.</summary>
    public const string Forms = "Iurc.Cms.Editorial.Forms";

    /// <summary>What search engines are told.</summary>
    public const string SearchEngines = "Iurc.Cms.Editorial.SearchEngines";

    /// <summary>Pictures that everybody can read, and files that are not lost.</summary>
    public const string Images = "Iurc.Cms.Editorial.Images";

    /// <summary>What needs attention, on the dashboard.</summary>
    public const string Dashboard = "Iurc.Cms.Editorial.Dashboard";

    /// <summary>External links that are looked after.</summary>
    public const string LinkHealth = "Iurc.Cms.Editorial.LinkHealth";

    /// <summary>Links within the site that do not break unseen.</summary>
    public const string InternalLinks = "Iurc.Cms.Editorial.InternalLinks";

    /// <summary>Drafts for people who have no account.</summary>
    public const string Sharing = "Iurc.Cms.Editorial.Sharing";

    /// <summary>Content that is erased for good.</summary>
    public const string Erasure = "Iurc.Cms.Editorial.Erasure";

    /// <summary>The editors' menu.</summary>
    public const string EditorsMenu = "Iurc.Cms.Editorial.EditorsMenu";

    /// <summary>The look of the admin, for everybody and on every screen.</summary>
    public const string Screens = "Iurc.Cms.Editorial.Screens";

    /// <summary>The handbook in the admin.</summary>
    public const string Help = "Iurc.Cms.Editorial.Help";

    /// <summary>Asking for a review.</summary>
    public const string Review = "Iurc.Cms.Editorial.Review";

    /// <summary>Changes to published content that somebody else publishes.</summary>
    public const string Proposals = "Iurc.Cms.Editorial.Proposals";

    /// <summary>One panel that publishes and takes down in time.</summary>
    public const string Publishing = "Iurc.Cms.Editorial.Publishing";

    /// <summary>Copies that begin with nothing of what belonged to the original alone.</summary>
    public const string Copies = "Iurc.Cms.Editorial.Copies";

    /// <summary>Lists of blocks whose rows say what is in them.</summary>
    public const string Blocks = "Iurc.Cms.Editorial.Blocks";

    /// <summary>The preview beside the form.</summary>
    public const string Preview = "Iurc.Cms.Editorial.Preview";
}
