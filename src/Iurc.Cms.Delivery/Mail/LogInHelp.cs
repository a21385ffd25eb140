using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Settings;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>Says on the log-in page what to do for those who cannot log in: a link while mails can be sent, and whom to ask.</summary>
internal sealed class LogInHelp(SiteMails mails, ISiteService sites, AccountSettings settings, HelpShown shown) : DisplayDriver<LoginForm>
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> EditAsync(LoginForm model, BuildEditorContext context)
    {
        shown.OffersMail = await mails.AreReadyAsync();
        var asksByMail = shown.OffersMail && (await sites.GetSettingsAsync<ResetPasswordSettings>()).AllowResetPassword;
        return asksByMail && settings.WhomToAsk.Length == 0
            ? null
            : Initialize<LogInHelpViewModel>("IurcLogInHelp", shape => shape.WhomToAsk = settings.WhomToAsk).Location("Links:6");
    }

    /// <inheritdoc />
    public override Task<IDisplayResult?> UpdateAsync(LoginForm model, UpdateEditorContext context) => EditAsync(model, context);
}

/// <summary>What is shown. Not sealed: Orchard makes a shape of it.</summary>
public class LogInHelpViewModel
{
    /// <summary>The sentence that the host has set; empty for none.</summary>
    public string WhomToAsk { get; set; } = "";
}

/// <summary>What the log-in page of this request offers.</summary>
internal sealed class HelpShown
{
    /// <summary>Whether a mail can be sent.</summary>
    public bool OffersMail { get; set; }
}

/// <summary>Takes Orchard's link for a forgotten password away while no mail can be sent.</summary>
internal sealed class LogInShapes : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        builder.Describe("LoginFormForgotPassword").OnDisplaying(context =>
        {
            if (!context.ServiceProvider.GetRequiredService<HelpShown>().OffersMail)
            {
                context.Shape.Metadata.Alternates.Add("LoginFormForgotPassword__IurcNone");
            }
        });
        return ValueTask.CompletedTask;
    }
}
