using OrchardCore.Media;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Programme.Security;

/// <summary>Rights in the media library.</summary>
public static class MediaRights
{
    /// <summary>
    /// The right to change files whoever has uploaded them: Orchard's own "Manage media" or "Manage all media folders". In Orchard the
    /// right to one's own media implies the first; here it does not.
    /// </summary>
    public static Permission ManageShared { get; } = new(MediaPermissions.ManageMedia.Name, MediaPermissions.ManageMedia.Description, [MediaPermissions.ManageMediaFolder]);
}
