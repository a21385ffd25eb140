using Microsoft.Extensions.Configuration;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>What pictures may cost, from the section <c>OrchardCore:Iurc_Pictures</c> of the configuration.</summary>
public sealed class PictureSettings
{
    /// <summary>The section's name, within Orchard's own.</summary>
    public const string Section = "Iurc_Pictures";

    /// <summary>How many megabytes (of 1,000,000 bytes) of resized pictures a site keeps.</summary>
    public int CacheMegabytes { get; set; } = 512;

    /// <summary>How many megabytes of the disk must be free for another resized picture to be kept.</summary>
    public int MinimumFreeMegabytes { get; set; } = 500;

    /// <summary>How many million pixels a picture may have. Each costs about four bytes of memory while it is resized, up to a dozen in a progressive JPEG.</summary>
    public int MaximumMegapixels { get; set; } = 40;

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A number makes no sense.</exception>
    public static PictureSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        var settings = configuration.GetSection(Section).Get<PictureSettings>() ?? new();
        return settings is { CacheMegabytes: >= 1, MinimumFreeMegabytes: >= 0, MaximumMegapixels: >= 1 and <= 200 }
            ? settings
            : throw new InvalidOperationException(
                $"In OrchardCore__{Section} CacheMegabytes must be at least 1, MinimumFreeMegabytes at least 0, and MaximumMegapixels from 1 to 200.");
    }
}
