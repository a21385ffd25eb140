using OrchardCore.DisplayManagement.Manifest;

[assembly: Theme(
    Id = "Iurc.Theme",
    Name = "IURC theme",
    Author = "Iurc.Cms contributors",
    Version = "0.1.0",
    Description = "The public site of the IURC programme. Server-rendered, without script, cookies or third parties.",
    Dependencies = ["Iurc.Cms.Programme"],
    Tags = ["Liquid", "accessible"]
)]
