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
    Id = FeatureIds.SecurityHeaders,
    Name = "IURC security headers",
    Description = "Lets the pages of the admin run their scripts; all other pages may run none. Always on.",
    Category = "Security"
)]

[assembly: Feature(
    Id = FeatureIds.RateLimits,
    Name = "IURC rate limits",
    Description = "Limits how often one address may try to log in, ask for a new password, or search.",
    Category = "Security"
)]

[assembly: Feature(
    Id = FeatureIds.Uploads,
    Name = "IURC safe uploads",
    Description = "Refuses files that are not what their names say and pictures that cost too much to show, keeps files to those who have uploaded them, and bounds resized pictures.",
    Category = "Security",
    Dependencies = ["OrchardCore.Media"]
)]

[assembly: Feature(
    Id = FeatureIds.Mail,
    Name = "IURC mail",
    Description = "Forgotten passwords, invitations and messages by mail, once the host names a mail server. Until then the log-in page says whom to ask.",
    Category = "Infrastructure",
    Dependencies =
    [
        "Iurc.Cms.Delivery",
        "OrchardCore.Admin",
        "OrchardCore.Email",
        "OrchardCore.Email.Smtp",
        "OrchardCore.Notifications",
        "OrchardCore.Users",
        "OrchardCore.Users.ResetPassword",
    ]
)]

[assembly: Feature(
    Id = FeatureIds.Health,
    Name = "IURC health",
    Description = "Says at /health/ready whether the database answers and the disk has room.",
    Category = "Infrastructure"
)]

[assembly: Feature(
    Id = FeatureIds.Telemetry,
    Name = "IURC error numbers",
    Description = "Shows on an error page the number that finds its line in the log.",
    Category = "Infrastructure"
)]

[assembly: Feature(
    Id = FeatureIds.PageCache,
    Name = "IURC page cache",
    Description = "Keeps finished pages for readers who are not logged in, and throws away at once what a change has touched.",
    Category = "Infrastructure",
    Dependencies = ["Iurc.Cms.Programme", "OrchardCore.Localization", "OrchardCore.Media", "OrchardCore.Settings"]
)]
