using Iurc.Cms.Delivery;
using OrchardCore.Modules.Manifest;

[assembly: Module(
    Name = "IURC delivery",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Category = "Infrastructure"
)]

[assembly: Feature(
    Id = "Iurc.Cms.Delivery",
    Name = "IURC delivery",
    Description = "Brings the IURC site up and keeps it up.",
    Category = "Infrastructure"
)]

[assembly: Feature(
    Id = FeatureIds.PageCache,
    Name = "IURC page cache",
    Description = "Keeps finished pages for readers who are not logged in, and throws away at once what a change has touched.",
    Category = "Infrastructure",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Localization", "OrchardCore.Media", "OrchardCore.Settings"]
)]
