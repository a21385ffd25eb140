using OrchardCore.Modules.Manifest;

[assembly: Module(
    Id = "Iurc.Cms.Editorial",
    Name = "IURC editorial",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Category = "Content"
)]
