using Iurc.Cms.Editorial;
using OrchardCore.Modules.Manifest;

[assembly: Module(
    Name = "IURC editorial",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Category = "Content"
)]

[assembly: Feature(
    Id = FeatureIds.Lists,
    Name = "IURC lists",
    Description = "Lets phases, regions and testimonials be filtered and sorted by their own fields.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme"]
)]

[assembly: Feature(
    Id = FeatureIds.Addresses,
    Name = "IURC lasting addresses",
    Description = "Leads a former address to where the page is now, says that a removed page is gone, and lists them all.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Admin", "OrchardCore.Autoroute"]
)]

[assembly: Feature(
    Id = FeatureIds.SafeEditing,
    Name = "IURC safe editing",
    Description = "Warns before changes are lost, keeps work in progress in the browser, and says when somebody else saved first.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents"]
)]

[assembly: Feature(
    Id = FeatureIds.Forms,
    Name = "IURC editor forms",
    Description = "Sorts the fields into tabs and groups by task, says what must be filled in, links each message at the top of a form to its field, and says how long a text is.",
    Category = "Content",
    Dependencies =
    [
        "Iurc.Cms.Programme",
        "OrchardCore.ArchiveLater",
        "OrchardCore.AuditTrail",
        "OrchardCore.Contents",
        "OrchardCore.ContentLocalization",
        "OrchardCore.PublishLater",
        "OrchardCore.Seo",
    ]
)]

[assembly: Feature(
    Id = FeatureIds.EditorsMenu,
    Name = "IURC editors' menu",
    Description = "Puts what editors work with at the top of the admin's menu.",
    Category = "Content",
    Dependencies =
    [
        "OrchardCore.Admin",
        "OrchardCore.AuditTrail",
        "OrchardCore.Contents",
        "OrchardCore.Media",
        "OrchardCore.Menu",
        "OrchardCore.Roles",
    ]
)]

[assembly: Feature(
    Id = FeatureIds.Screens,
    Name = "IURC screens",
    Description = "Gives the admin the programme's mark, and mends what it lacks on phones, in dark colours and for screen readers.",
    Category = "Content",
    Dependencies = ["OrchardCore.Admin"]
)]

[assembly: Feature(
    Id = FeatureIds.Help,
    Name = "IURC help",
    Description = "A handbook in the admin, made from the content types and the programme's rules.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Admin"]
)]

[assembly: Feature(
    Id = FeatureIds.Review,
    Name = "IURC review",
    Description = "Lets contributors ask for a review, and tells editors that a draft awaits one.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents", "OrchardCore.Notifications", "OrchardCore.Users"]
)]

[assembly: Feature(
    Id = FeatureIds.Proposals,
    Name = "IURC proposals",
    Description = "Lets contributors propose a change to any published item as a draft, and shows how it differs from what readers see.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", FeatureIds.Review, FeatureIds.SafeEditing]
)]

[assembly: Feature(
    Id = FeatureIds.Publishing,
    Name = "IURC publishing",
    Description = "Publishes and takes down in time what somebody who may publish has asked for, with that text; in place of Publish Later and Archive Later.",
    Category = "Content",
    Dependencies =
    [
        "Iurc.Cms.Programme",
        "OrchardCore.Admin",
        "OrchardCore.ArchiveLater",
        "OrchardCore.Contents",
        "OrchardCore.Notifications",
        "OrchardCore.PublishLater",
        "OrchardCore.Users",
    ]
)]

[assembly: Feature(
    Id = FeatureIds.Copies,
    Name = "IURC copies",
    Description = "A copy and a translation begin without the permission, the dates, the address and the search texts of the original, and say what they are.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.ContentLocalization", "OrchardCore.Contents"]
)]

[assembly: Feature(
    Id = FeatureIds.Preview,
    Name = "IURC preview",
    Description = "Shows the preview as on a phone, a tablet, a desktop and on paper, to everybody who writes.",
    Category = "Content",
    Dependencies = ["OrchardCore.ContentPreview"]
)]

[assembly: Feature(
    Id = FeatureIds.Blocks,
    Name = "IURC blocks",
    Description = "The blocks of a page say what is in them, move by keyboard as well as by mouse, and can be copied; new ones are chosen by picture.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents", "OrchardCore.Flows"]
)]

[assembly: Feature(
    Id = FeatureIds.SearchEngines,
    Name = "IURC search engines",
    Description = "Editors decide what search engines show of a page; the sitemap and robots.txt name whole addresses.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Seo", "OrchardCore.Sitemaps"]
)]

[assembly: Feature(
    Id = FeatureIds.LinkHealth,
    Name = "IURC link health",
    Description = "Visits the external addresses in published content and shows the broken ones.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme"]
)]

[assembly: Feature(
    Id = FeatureIds.Dashboard,
    Name = "IURC dashboard",
    Description = "Shows on the dashboard what needs attention.",
    Category = "Content",
    Dependencies = [FeatureIds.Lists, "OrchardCore.AdminDashboard"]
)]

[assembly: Feature(
    Id = FeatureIds.Images,
    Name = "IURC images",
    Description = "Asks for a text for every picture, and before a file that is in use is deleted or moved.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Media"]
)]

[assembly: Feature(
    Id = FeatureIds.InternalLinks,
    Name = "IURC internal links",
    Description = "Says what leads to a page before it is unpublished or deleted, and which links within the site lead nowhere.",
    Category = "Content",
    Dependencies = [FeatureIds.Addresses, FeatureIds.LinkHealth]
)]

[assembly: Feature(
    Id = FeatureIds.Sharing,
    Name = "IURC shared drafts",
    Description = "Shows a draft to somebody who has no account, by a link that expires.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.AuditTrail", "OrchardCore.Contents"]
)]

[assembly: Feature(
    Id = FeatureIds.Erasure,
    Name = "IURC erasure",
    Description = "Lets administrators erase an item for good, with all that the site has kept of it.",
    Category = "Content",
    Dependencies =
    [
        FeatureIds.Images,
        FeatureIds.InternalLinks,
        FeatureIds.LinkHealth,
        FeatureIds.Sharing,
        "OrchardCore.AuditTrail",
        "OrchardCore.Notifications",
    ]
)]
