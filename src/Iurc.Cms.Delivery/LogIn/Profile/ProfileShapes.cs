using System.Net;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.DisplayManagement.Descriptors;
using OrchardCore.DisplayManagement.Implementation;
using OrchardCore.Users.Models;
using OrchardCore.Users.ViewModels;

namespace Iurc.Cms.Delivery.LogIn.Profile;

/// <summary>
/// Says in the form of an account why a field is locked, and who can change it; and leaves out the telephone number where nothing uses one.
/// </summary>
internal sealed class ProfileShapes(IStringLocalizer<ProfileShapes> localizer) : ShapeTableProvider
{
    /// <inheritdoc />
    public override ValueTask DiscoverAsync(ShapeTableBuilder builder)
    {
        // After Orchard has filled it in.
        builder.Describe("UserEmail_Edit").OnDisplaying(context => context.Shape.Metadata.OnProcessing(async shape =>
        {
            if (shape is EditUserEmailViewModel { AllowEditing: true } address && !await MayChangeAsync(context))
            {
                address.AllowEditing = false;
            }
        }));
        builder.Describe("UserEmail_Edit").OnDisplayed(async context =>
        {
            if (context.Shape is EditUserEmailViewModel { AllowEditing: false })
            {
                Say(context, await MayChangeAsync(context)
                    ? localizer["It is locked by a setting: in “Settings”, “Security”, “User Login” tick “Allow user to change their email address”. Only administrators can do so all the same."]
                    : localizer["Only an administrator of the site can change it, because new passwords are sent there."]);
            }
        });
        builder.Describe("UserName_Edit").OnDisplayed(context =>
        {
            if (context.Shape is EditUserNameViewModel { AllowEditing: false })
            {
                Say(context, localizer["It stays as it is: it stands beside everything that has been saved with it."]);
            }
        });
        builder.Describe("UserPhoneNumber_Edit").OnDisplayed(context =>
        {
            var ways = context.ServiceProvider.GetRequiredService<IOptions<TwoFactorOptions>>().Value.Providers;
            if (context.Shape is EditUserPhoneNumberViewModel { PhoneNumber: null or "" } && !ways.Contains(TokenOptions.DefaultPhoneProvider))
            {
                context.ChildContent = HtmlString.Empty;
            }
        });
        return ValueTask.CompletedTask;
    }

    private static Task<bool> MayChangeAsync(ShapeDisplayContext context)
        => OwnAddress.MayChangeAsync(context.ServiceProvider, context.ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext!.User);

    private static void Say(ShapeDisplayContext context, string words)
        => context.ChildContent = new HtmlContentBuilder().AppendHtml(context.ChildContent).AppendHtml("<p class=\"hint\">" + WebUtility.HtmlEncode(words) + "</p>");
}
