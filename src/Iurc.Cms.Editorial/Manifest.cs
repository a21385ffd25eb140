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
    Description = "Leads a former address to where the page is now, and says that a removed page is gone.",
    Category = "Content",
    Dependencies = ["OrchardCore.Autoroute"]
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
    Description = "Links each message at the top of a form to its field, and says how long a text is.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents"]
)]

[assembly: Feature(
    Id = FeatureIds.SearchEngines,
    Name = "IURC search engines",
    Description = "Editors decide what search engines show of a page; the sitemap and robots.txt name whole addresses.",
    Category = "Content",
    Dependencies = ["OrchardCore.Seo", "OrchardCore.Sitemaps"]
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
