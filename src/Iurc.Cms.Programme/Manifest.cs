using OrchardCore.Modules.Manifest;

[assembly: Module(
    Id = "Iurc.Cms.Programme",
    Name = "IURC programme",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Description = "Phases, regions and testimonials of the IURC programme, with the rules that keep them sound.",
    Category = "Content",
    Dependencies =
    [
        "OrchardCore.Autoroute",
        "OrchardCore.ContentFields",
        "OrchardCore.ContentLocalization",
        "OrchardCore.Contents",
        "OrchardCore.Liquid",
        "OrchardCore.Media",
        "OrchardCore.Title",
    ]
)]
