using Microsoft.Extensions.Options;
using OrchardCore.AuditTrail.Services.Models;

namespace Iurc.Cms.Editorial.Erasure;

/// <summary>What the audit trail records of erasures.</summary>
public sealed class ErasureEvents : IConfigureOptions<AuditTrailOptions>
{
    /// <summary>The category.</summary>
    public const string Category = "Erasure";

    /// <summary>Something was erased.</summary>
    public const string Erased = nameof(Erased);

    /// <inheritdoc />
    public void Configure(AuditTrailOptions options)
        => options.For<ErasureEvents>(Category, S => S["Erasure"])
            .WithEvent(Erased, S => S["Erased"], S => S["A content item was erased for good."], true, isMandatory: true);
}

/// <summary>That something was erased, the record itself says; there is nothing to add.</summary>
public sealed class ErasureEvent;
