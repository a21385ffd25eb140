using System.ComponentModel.DataAnnotations;

namespace Iurc.Cms.Delivery.PageCache;

/// <summary>What can be set below <c>PageCache</c> in the configuration.</summary>
public sealed class PageCacheOptions
{
    /// <summary>The name of the section.</summary>
    public const string SectionName = "PageCache";

    /// <summary>Whether pages are kept at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How much memory the kept pages may take, in megabytes. When it is full, the pages that were asked for longest ago go.</summary>
    [Range(1, 4096)]
    public int SizeLimitMegabytes { get; set; } = 64;

    /// <summary>A page that is larger than this, in kilobytes before compression, is not kept.</summary>
    [Range(1, 65536)]
    public int MaximumPageKilobytes { get; set; } = 1024;

    /// <summary>How long "not found" and "gone" are kept, in seconds. They go at once when any content changes.</summary>
    [Range(1, 3600)]
    public int MissingSeconds { get; set; } = 30;

    /// <summary>
    /// How many pages are kept for each site that answer at an address nothing links to: missing pages, unusual spellings, hosts the
    /// site does not know. Anybody can make up such addresses; the oldest goes for the newest, so they cannot fill the memory.
    /// </summary>
    [Range(1, 65536)]
    public int OddAddresses { get; set; } = 256;
}
