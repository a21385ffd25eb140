using Iurc.Cms.Editorial;
using OrchardCore.Modules.Manifest;

[assembly: Module(
    Name = "IURC editorial",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Category = "Content"
)]

[assembly: Feature(
    Id = FeatureIds.Forms,
    Name = "IURC editor forms",
    Description = "Fields in tabs by task, a summary of what is wrong with links to the fields, and how long a text may be.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme"]
)]

[assembly: Feature(
    Id = FeatureIds.SafeEditing,
    Name = "IURC safe editing",
    Description = "Warns before changes are lost, keeps work in progress in the browser, and says when somebody else saved first.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents"]
)]

[assembly: Feature(
    Id = FeatureIds.Pictures,
    Name = "IURC pictures for everyone",
    Description = "Asks for a description of each picture, or that it only decorates, and before a picture in use is deleted.",
    Category = "Content",
    Dependencies = ["OrchardCore.Media"]
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
    Id = FeatureIds.Attention,
    Name = "IURC needs attention",
    Description = "Shows on the dashboard what waits for somebody.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.AdminDashboard"]
)]

[assembly: Feature(
    Id = FeatureIds.LinkHealth,
    Name = "IURC link health",
    Description = "Visits the addresses of other sites politely and says which of them are broken.",
    Category = "Content",
    Dependencies = ["Iurc.Cms.Programme", FeatureIds.Attention]
)]

[assembly: Feature(
    Id = FeatureIds.Handbook,
    Name = "IURC handbook",
    Description = "A handbook in the admin, made from the content definitions.",
    Category = "Content",
    Dependencies = ["OrchardCore.Contents"]
)]
