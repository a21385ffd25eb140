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
