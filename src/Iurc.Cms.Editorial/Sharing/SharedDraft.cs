using Iurc.Cms.Programme.Indexes;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>A link that shows a draft to whoever has it. When it is withdrawn, it is deleted.</summary>
public sealed class SharedDraft
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>The id of the content item.</summary>
    public string ContentItemId { get; set; } = "";

    /// <summary>What <see cref="Iurc.Programme.ShareToken.HashOf"/> makes of the secret in the link.</summary>
    public string TokenHash { get; set; } = "";

    /// <summary>Stands for the text as it was when the link was made.</summary>
    public string TextHash { get; set; } = "";

    /// <summary>When the link was made; UTC.</summary>
    public DateTime CreatedUtc { get; set; }

    /// <summary>From when it works no longer; UTC.</summary>
    public DateTime ExpiresUtc { get; set; }

    /// <summary>The name of the user who made it.</summary>
    public string CreatedBy { get; set; } = "";

    /// <summary>The name of the one whose text it shows, and nobody else's: of one who may not publish. Empty if it shows whatever is the newest.</summary>
    public string OnlyTextOf { get; set; } = "";
}

/// <summary>Finds links by their secret and by their item.</summary>
public sealed class SharedDraftIndex : MapIndex
{
    /// <inheritdoc cref="SharedDraft.ContentItemId"/>
    public string ContentItemId { get; set; } = "";

    /// <inheritdoc cref="SharedDraft.TokenHash"/>
    public string TokenHash { get; set; } = "";

    /// <inheritdoc cref="SharedDraft.ExpiresUtc"/>
    public DateTime ExpiresUtc { get; set; }
}

/// <summary>Fills <see cref="SharedDraftIndex"/>.</summary>
public sealed class SharedDraftIndexProvider : IndexProvider<SharedDraft>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<SharedDraft> context)
        => context.For<SharedDraftIndex>().Map(share => new SharedDraftIndex
        {
            ContentItemId = IndexedText.Fit(share.ContentItemId, IndexedText.IdLength),
            TokenHash = share.TokenHash,
            ExpiresUtc = share.ExpiresUtc,
        });
}
