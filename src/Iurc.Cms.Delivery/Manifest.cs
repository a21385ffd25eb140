using OrchardCore.Modules.Manifest;

[assembly: Module(
    Id = "Iurc.Cms.Delivery",
    Name = "IURC delivery",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Description = "Brings the IURC site up and keeps it up.",
    Category = "Infrastructure"
)]
