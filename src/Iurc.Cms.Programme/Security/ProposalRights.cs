using OrchardCore.Contents;
using OrchardCore.Contents.Security;
using OrchardCore.Security.Permissions;

namespace Iurc.Cms.Programme.Security;

/// <summary>The right to propose changes to what is published.</summary>
public static class ProposalRights
{
    /// <summary>Write a draft of a published item, whoever owns it. It holds for the types of content that its owner may list.</summary>
    public static Permission ProposeChanges { get; } = new("ProposeChanges", "Propose changes to published content, as drafts that somebody else publishes");

    /// <summary>The right to list the items of a type.</summary>
    public static Permission List(string contentType)
        => ContentTypePermissionsHelper.CreateDynamicPermission(ContentTypePermissionsHelper.PermissionTemplates[CommonPermissions.ListContent.Name], contentType);
}
