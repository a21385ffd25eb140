namespace Iurc.Cms.Editorial;

/// <summary>The ids of this module's features. Each aid is one of its own, so that it can be switched off.</summary>
public static class FeatureIds
{
    /// <summary>Editor forms.</summary>
    public const string Forms = "Iurc.Cms.Editorial.Forms";

    /// <summary>Warnings before work is lost.</summary>
    public const string SafeEditing = "Iurc.Cms.Editorial.SafeEditing";

    /// <summary>Descriptions of pictures, and pictures in use.</summary>
    public const string Pictures = "Iurc.Cms.Editorial.Pictures";

    /// <summary>Lists that filter by the programme's fields.</summary>
    public const string Lists = "Iurc.Cms.Editorial.Lists";

    /// <summary>Former addresses.</summary>
    public const string Addresses = "Iurc.Cms.Editorial.Addresses";

    /// <summary>The dashboard's list of what waits for somebody.</summary>
    public const string Attention = "Iurc.Cms.Editorial.Attention";

    /// <summary>Checks of links to other sites.</summary>
    public const string LinkHealth = "Iurc.Cms.Editorial.LinkHealth";

    /// <summary>The handbook in the admin.</summary>
    public const string Handbook = "Iurc.Cms.Editorial.Handbook";
}
