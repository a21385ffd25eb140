using Microsoft.Extensions.Configuration;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>What the host says of accounts, in the section <c>OrchardCore:Iurc_Accounts</c> of the configuration.</summary>
public sealed class AccountSettings
{
    /// <summary>The section's name, within Orchard's own.</summary>
    public const string Section = "Iurc_Accounts";

    /// <summary>A sentence for the log-in page: whom to ask who cannot log in. Empty: an administrator of the site, whoever that is.</summary>
    public string WhomToAsk { get; set; } = "";

    /// <summary>How long a link for a forgotten password works.</summary>
    public TimeSpan ForgottenPassword { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>How long an invitation works.</summary>
    public TimeSpan Invitation { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Reads the settings.</summary>
    /// <exception cref="InvalidOperationException">A time is no time.</exception>
    public static AccountSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);

        var settings = configuration.GetSection(Section).Get<AccountSettings>() ?? new();
        foreach (var (name, time) in new[] { (nameof(ForgottenPassword), settings.ForgottenPassword), (nameof(Invitation), settings.Invitation) })
        {
            if (time <= TimeSpan.Zero || time > TimeSpan.FromDays(60))
            {
                throw new InvalidOperationException($"The setting OrchardCore__{Section}__{name} needs a time such as 00:30:00 or 7.00:00:00, of 60 days at the most.");
            }
        }

        return settings;
    }
}
