using OrchardCore.ContentManagement;

namespace Iurc.Cms.Editorial.Addresses;

/// <summary>
/// The addresses at which an item was published until somebody took it offline. Orchard keeps no version of that: the one that was
/// published becomes a draft, which is then edited.
/// </summary>
public sealed class FormerAddressPart : ContentPart
{
    /// <summary>The addresses, as <see cref="FormerAddressIndex.Normalize"/> writes them.</summary>
    public IList<string> Paths { get; set; } = [];
}
