using Microsoft.AspNetCore.Hosting;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>Whether the disk has room for another resized picture. It stops long before the site is no longer ready.</summary>
public sealed class PictureRoom(IWebHostEnvironment environment, PictureSettings settings)
{
    /// <summary>Whether there is room now.</summary>
    public bool IsThere => new DriveInfo(environment.WebRootPath).AvailableFreeSpace >= settings.MinimumFreeMegabytes * 1_000_000L;
}
