using Microsoft.Extensions.Configuration;

namespace Iurc.Cms.Delivery.RateLimits;

/// <summary>The limits, from the section <c>OrchardCore:Iurc_RateLimits</c> of the configuration.</summary>
public sealed class RateLimitSettings
{
    /// <summary>The section's name, within Orchard's own.</summary>
    public const string Section = "Iurc_RateLimits";

    /// <summary>Whatever asks for a password or a code, by address.</summary>
    public RateLimit LogIn { get; set; } = new() { Permits = 20, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Requests for a link to a new password; and, counted apart, links that do not work.</summary>
    public RateLimit PasswordReset { get; set; } = new() { Permits = 5, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Searches, as far as no cache answers them.</summary>
    public RateLimit Search { get; set; } = new() { Permits = 60, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Links to shared drafts, whether they work or not.</summary>
    public RateLimit SharedDrafts { get; set; } = new() { Permits = 30, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Pages that are made for somebody who has not logged in, because they are not kept: by address.</summary>
    public RateLimit Pages { get; set; } = new() { Permits = 600, Window = TimeSpan.FromMinutes(1) };

    /// <summary>Wrong passwords for one name from one address, or in a browser in which the user has logged in before.</summary>
    public RateLimit WrongPasswords { get; set; } = new() { Permits = 5, Window = TimeSpan.FromMinutes(15) };

    /// <summary>Wrong passwords for one name from all addresses together, but for such browsers.</summary>
    public RateLimit WrongPasswordsOfAll { get; set; } = new() { Permits = 50, Window = TimeSpan.FromHours(1) };

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A limit is no limit.</exception>
    public static RateLimitSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        var settings = configuration.GetSection(Section).Get<RateLimitSettings>() ?? new();
        var limits = new[]
        {
            (nameof(LogIn), settings.LogIn), (nameof(PasswordReset), settings.PasswordReset), (nameof(Search), settings.Search), (nameof(SharedDrafts), settings.SharedDrafts), (nameof(Pages), settings.Pages),
            (nameof(WrongPasswords), settings.WrongPasswords), (nameof(WrongPasswordsOfAll), settings.WrongPasswordsOfAll),
        };
        foreach (var (name, limit) in limits)
        {
            if (limit.Permits < 1 || limit.Window <= TimeSpan.Zero)
            {
                throw new InvalidOperationException($"The setting OrchardCore__{Section}__{name} needs Permits of at least 1 and a Window such as 00:01:00.");
            }
        }

        return settings;
    }
}
