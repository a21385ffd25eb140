namespace Iurc.Cms.Programme.Changes;

/// <summary>What a change has touched, for whoever keeps something that need not go with every change.</summary>
public static class ChangeTags
{
    /// <summary>Anything may have changed.</summary>
    public const string Anything = "*";

    /// <summary>Addresses that answered "not found" or "gone": any content may make such an address answer.</summary>
    public const string Missing = "missing";

    /// <summary>The content item.</summary>
    public static string Item(string contentItemId) => "item:" + contentItemId;

    /// <summary>Which items there are of the type, and what they say.</summary>
    public static string Type(string contentType) => "type:" + contentType;
}
