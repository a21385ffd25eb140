using Iurc.Cms.Delivery.Mail.ChosenPasswords;
using Iurc.Cms.Delivery.Mail.Invitations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Notifications;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.Mail;

/// <summary>Registers the feature.</summary>
[Feature(FeatureIds.Mail)]
public sealed class Startup(IShellConfiguration configuration) : StartupBase
{
    /// <summary>After Orchard's own registrations: its provider of notifications by mail, where it is on, makes room for ours.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton(_ => AccountSettings.Read(configuration));
        services.AddSingleton<FailuresTold>();
        services.AddScoped<MailFailures>();
        services.AddScoped<SiteMails>();
        foreach (var stock in services.Where(service => service.ServiceType == typeof(INotificationMethodProvider) && service.ImplementationType?.Name == "EmailNotificationProvider").ToList())
        {
            services.Remove(stock);
        }

        services.AddScoped<INotificationMethodProvider, MailNotifications>();

        services.AddTransient<PasswordLinks>();
        services.AddScoped<PasswordMails>();
        services.AddScoped<ChosenPasswordPages>();
        services.PostConfigure<IdentityOptions>(options =>
        {
            options.Tokens.ProviderMap[PasswordLinks.Name] = new TokenProviderDescriptor(typeof(PasswordLinks));
            options.Tokens.PasswordResetTokenProvider = PasswordLinks.Name;
        });
        services.AddScoped<IUserEventHandler, AccountChanges>();

        services.AddScoped<HelpShown>();
        services.AddDisplayDriver<LoginForm, LogInHelp>();
        services.AddShapeTableProvider<LogInShapes>();
        services.AddDisplayDriver<OrchardCore.Users.ViewModels.UserIndexOptions, InviteDriver>();
        services.AddDisplayDriver<User, InviteAgainDriver>();
        services.Configure<MvcOptions>(options => options.Filters.Add<PasswordPagesFilter>());
    }
}
