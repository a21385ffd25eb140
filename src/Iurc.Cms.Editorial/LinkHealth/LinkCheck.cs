using Iurc.Cms.Programme.Indexes;
using Iurc.Programme.Links;
using YesSql.Indexes;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>What is known of one external address. Stored as a document of its own.</summary>
public sealed class LinkCheck
{
    /// <summary>The document's id.</summary>
    public long Id { get; set; }

    /// <summary>The address.</summary>
    public string Address { get; set; } = "";

    /// <summary>What the visits have found.</summary>
    public LinkHistory History { get; set; } = new();
}

/// <summary>Finds what is due, and what is broken.</summary>
public sealed class LinkCheckIndex : MapIndex
{
    /// <summary>How much of an address can be searched.</summary>
    public const int SearchedLength = 255;

    /// <summary>The address as <see cref="ExternalLinks.KeyOf"/> shortens it.</summary>
    public string AddressKey { get; set; } = "";

    /// <summary>The beginning of the address.</summary>
    public string Address { get; set; } = "";

    /// <summary>The name of a <see cref="LinkState"/>.</summary>
    public string State { get; set; } = "";

    /// <summary>When to visit next; UTC.</summary>
    public DateTime NextCheckUtc { get; set; }
}

/// <summary>Fills <see cref="LinkCheckIndex"/>.</summary>
public sealed class LinkCheckIndexProvider : IndexProvider<LinkCheck>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<LinkCheck> context)
        => context.For<LinkCheckIndex>().Map(check => new LinkCheckIndex
        {
            AddressKey = ExternalLinks.KeyOf(check.Address),
            Address = IndexedText.Fit(check.Address, LinkCheckIndex.SearchedLength),
            State = check.History.State.ToString(),
            NextCheckUtc = check.History.NextCheckUtc,
        });
}
