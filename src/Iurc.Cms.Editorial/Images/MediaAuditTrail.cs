using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Drivers;
using OrchardCore.AuditTrail.Models;
using OrchardCore.AuditTrail.Services.Models;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;

namespace Iurc.Cms.Editorial.Images;

/// <summary>What the audit trail tells of the media library.</summary>
public sealed class MediaAuditTrail : IConfigureOptions<AuditTrailOptions>
{
    /// <summary>The category.</summary>
    public const string Category = "Media";

    /// <summary>A file has been replaced at its address.</summary>
    public const string Replaced = "Replaced";

    /// <inheritdoc />
    public void Configure(AuditTrailOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        options.For<MediaAuditTrail>(Category, localizer => localizer["Media library"])
            .WithEvent(Replaced, localizer => localizer["Replaced"], localizer => localizer["A file was replaced at its address."], enableByDefault: true);
    }
}

/// <summary>Which file was replaced, and by what.</summary>
public class ReplacedFile
{
    /// <summary>The file's path in the library.</summary>
    public string Path { get; set; } = "";

    /// <summary>What the new file was called where it came from.</summary>
    public string FileName { get; set; } = "";

    /// <summary>How many bytes it had.</summary>
    public long Length { get; set; }
}

/// <summary>Shows it, in the list of events and on an event's own page.</summary>
public sealed class MediaAuditTrailDriver : AuditTrailEventSectionDisplayDriver<ReplacedFile>
{
    /// <inheritdoc />
    public override IDisplayResult Display(AuditTrailEvent auditTrailEvent, ReplacedFile section, BuildDisplayContext context)
        => Initialize<ReplacedFile>("ReplacedFile", model => (model.Path, model.FileName, model.Length) = (section.Path, section.FileName, section.Length))
            .Location("SummaryAdmin", "EventData:10")
            .Location("DetailAdmin", "Content:10");
}
