using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Services.Models;

namespace Iurc.Cms.Editorial.Sharing;

/// <summary>What the audit trail records of shared drafts.</summary>
public sealed class SharingEvents : IConfigureOptions<AuditTrailOptions>
{
    /// <summary>The category.</summary>
    public const string Category = "SharedDrafts";

    /// <summary>A link was made.</summary>
    public const string Shared = nameof(Shared);

    /// <summary>A link was withdrawn.</summary>
    public const string Withdrawn = nameof(Withdrawn);

    /// <inheritdoc />
    public void Configure(AuditTrailOptions options)
        => options.For<SharingEvents>(Category, S => S["Shared drafts"])
            .WithEvent(Shared, S => S["Shared"], S => S["A link was made that shows a draft to somebody without an account."], true)
            .WithEvent(Withdrawn, S => S["Withdrawn"], S => S["A link that shows a draft was withdrawn."], true);
}

/// <summary>Who shared what and when, the record itself says; there is nothing to add.</summary>
public sealed class SharingEvent;
