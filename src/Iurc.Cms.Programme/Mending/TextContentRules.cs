using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Links;
using Iurc.Programme.RichTexts;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Mending;

/// <summary>Holds all rich texts and all addresses of an item, and of the items in it, to the rules for pictures and links.</summary>
public sealed class TextContentRules : IContentRules
{
    /// <inheritdoc />
    public IEnumerable<Problem> Check(ContentItem item)
        => ItemTexts.Of(item).SelectMany(text => text.Place.Path.EndsWith(".Html", StringComparison.Ordinal) ? RichTextRules.CheckText(text.Field, text.Text)
            : AddressMender.IsAddressField(text.Place) ? RichTextRules.CheckAddress(text.Field, text.Text) : []);
}
