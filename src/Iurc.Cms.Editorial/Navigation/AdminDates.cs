using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Admin;
using OrchardCore.DisplayManagement.Descriptors;

namespace Iurc.Cms.Editorial.Navigation;

/// <summary>
/// Says dates and times on the admin's pages as the rest of the site does. Orchard formats them for whatever culture the program runs in, with
/// months before days for most, and in the time zone of each user.
/// </summary>
public sealed class AdminDates : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.Describe("DateTime").OnDisplaying(context =>
        {
            if (context.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext is { } http && AdminAttribute.IsApplied(http))
            {
                context.Shape.Metadata.Alternates.Add("DateTime__Iurc");
            }
        });
        return ValueTask.CompletedTask;
    }
}
