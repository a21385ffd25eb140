using Iurc.Cms.Delivery.LogIn.Passwords;
using Iurc.Cms.Delivery.LogIn.Profile;
using Iurc.Cms.Delivery.LogIn.SecondFactor;
using Iurc.Cms.Delivery.LogIn.Sessions;
using Iurc.Cms.Delivery.LogIn.Tries;
using Iurc.Cms.Delivery.RateLimits;
using Iurc.Cms.Programme.Packages;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using OrchardCore.BackgroundTasks;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.DisplayManagement;
using OrchardCore.DisplayManagement.Notify;
using OrchardCore.Environment.Shell.Configuration;
using OrchardCore.Modules;
using OrchardCore.Users;
using OrchardCore.Users.Events;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Services;

namespace Iurc.Cms.Delivery.LogIn;

/// <summary>Sessions that end at once, guesses that are slowed down, passwords that are not easily guessed.</summary>
[RequireFeatures("OrchardCore.Users")]
public sealed class Startup(IShellConfiguration configuration) : StartupBase
{
    /// <summary>After Orchard's own registrations, some of which are replaced.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddDataMigration<Migrations>();

        services.AddIndexProvider<EndedSessionIndexProvider>();
        services.AddScoped<EndedSessions>();
        services.AddSingleton<ValidTicket>();
        services.AddScoped<IUserClaimsProvider, UserState>();
        services.AddScoped<IUserEventHandler, OwnChange>();
        services.AddSingleton<IPostConfigureOptions<CookieAuthenticationOptions>, SessionCookie>();
        services.Replace(ServiceDescriptor.Scoped<ISecurityStampValidator, SessionValidator>());
        // A browser that is trusted with the second factor too is asked each time.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);

        services.AddScoped<IUserEventHandler, OwnAddress>();
        services.AddShapeTableProvider<ProfileShapes>();

        services.AddScoped<LastAdministrator>();
        services.AddScoped<IUserEventHandler>(provider => provider.GetRequiredService<LastAdministrator>());
        services.AddScoped<IStepCheck, UserStepCheck>();
        services.AddScoped<Refusal>();
        Decorate<INotifier, RefusalNotifier>(services);

        services.AddSingleton(_ => RateLimitSettings.Read(configuration));
        services.AddSingleton<WrongTries>();
        services.AddSingleton<CountedTries>();
        services.AddScoped<PasswordChangeTries>();
        services.AddSingleton<OwnersToTell>();
        services.AddScoped<KnownBrowser>();
        services.AddScoped<PasswordWork>();
        services.AddScoped<ILoginFormEvent, LogInTries>();
        services.AddSingleton<IBackgroundTask, TellOwners>();

        services.AddIndexProvider<CodeTriesIndexProvider>();
        services.AddSingleton<CodeTurn>();
        services.AddScoped<CodeGuard>();
        services.Replace(ServiceDescriptor.Scoped<SignInManager<IUser>, GuardedSignInManager>());
        services.Replace(ServiceDescriptor.Scoped<UserManager<IUser>, UnconfirmedKeys>());

        services.Configure<MvcOptions>(options =>
        {
            options.Filters.Add<OwnAccountFilter>();
            options.Filters.Add<WrongCodeFilter>();
            options.Filters.Add<TwoStepPages>();
            options.Filters.Add<NewPasswordFilter>();
        });
        services.Configure<IdentityOptions>(options => options.Password = new PasswordOptions
        {
            RequiredLength = NewPassword.Length,
            RequireDigit = false,
            RequireLowercase = false,
            RequireUppercase = false,
            RequireNonAlphanumeric = false,
        });
        services.AddScoped<IPasswordValidator<IUser>, NewPasswordValidator>();
        Decorate<IUserService, UsersInWords>(services);
    }

    private static void Decorate<TService, TDecorator>(IServiceCollection services)
        where TService : class
        where TDecorator : TService
    {
        var inner = services.Last(service => service.ServiceType == typeof(TService)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<TService>(provider => ActivatorUtilities.CreateInstance<TDecorator>(provider,
            ActivatorUtilities.CreateInstance(provider, inner))));
    }
}
