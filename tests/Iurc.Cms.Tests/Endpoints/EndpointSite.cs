using Iurc.Cms.Delivery.MediaLibrary;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.AuditTrail.Indexes;
using OrchardCore.AuditTrail.Models;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Deployment;
using OrchardCore.Media;
using OrchardCore.Notifications;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using Xunit;
using YesSql;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Tests.Endpoints;

/// <summary>A site with somebody of each role, on which all questions of the table are asked once.</summary>
public sealed class EndpointSite(Site site) : IAsyncLifetime
{
    internal const string Administrator = "Administrator";
    internal static readonly string[] Roles = ["Anonymous", "Contributor", "Editor", Administrator];

    private readonly Dictionary<string, Person> _people = [];
    private int _count;

    internal Tenant Tenant { get; private set; } = null!;

    internal IReadOnlyList<SiteEndpoint> Endpoints { get; private set; } = [];

    /// <summary>Who owns what is not one's own.</summary>
    internal Person Other { get; private set; } = null!;

    internal string PlanId { get; private set; } = "";

    internal Person PersonOf(string role) => _people[role];

    public async ValueTask InitializeAsync()
    {
        Tenant = await site.CreateTenantAsync();
        // The questions about forgotten passwords are more than one visitor may ask.
        await Tenant.ConfigureAsync(("Iurc_RateLimits:PasswordReset:Permits", "100000"));
        _people["Anonymous"] = await VisitorAsync();
        foreach (var role in Roles.Skip(1))
        {
            _people[role] = await NewPersonAsync(role);
        }

        Other = await NewPersonAsync("Contributor");
        await Tenant.UsingAsync(async services =>
        {
            await services.GetRequiredService<IContentDefinitionManager>().AlterPartDefinitionAsync("SparePart", part => part.WithField("Spare", field => field.OfType("TextField")));
            await services.GetRequiredService<IContentDefinitionManager>().AlterTypeDefinitionAsync("Spare", type => type.WithDisplayName("Spare").WithPart("SparePart"));
            var plan = new DeploymentPlan { Name = "Plan" };
            await services.GetRequiredService<ISession>().SaveAsync(plan);
            await services.GetRequiredService<ISession>().FlushAsync();
            PlanId = plan.Id.ToString(System.Globalization.CultureInfo.InvariantCulture);
        });
        // What the site does once by itself is done before anybody looks.
        await Tenant.UsingAsync(_ => LibraryCleaning.RunAsync(CancellationToken.None));
        Endpoints = await SiteEndpoint.OfAsync(Tenant);
    }

    public ValueTask DisposeAsync()
    {
        foreach (var person in _people.Values.Append(Other))
        {
            person.Browser.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Somebody new, who has logged in.</summary>
    internal async Task<Person> NewPersonAsync(string role)
    {
        var name = NewName(role.ToLowerInvariant());
        var id = await Tenant.CreateUserAsync(name, role);
        var browser = await Tenant.Anonymous().LogInAsync(name);
        return new Person(role, id, name, browser, await TokenAsync(browser, "/ChangePassword"));
    }

    /// <summary>Somebody who has not logged in.</summary>
    internal async Task<Person> VisitorAsync()
    {
        var browser = Tenant.Anonymous();
        return new Person("Anonymous", null, "", browser, await TokenAsync(browser, "/Login"));
    }

    /// <summary>An account that nobody uses, with a second factor.</summary>
    internal Task<string> NewAccountAsync() => Tenant.UsingAsync(async services =>
    {
        var name = NewName("account");
        var user = new User { UserId = name, UserName = name, Email = name + "@example.eu", EmailConfirmed = true, RoleNames = ["Contributor"], TwoFactorEnabled = true };
        Assert.True((await services.GetRequiredService<UserManager<IUser>>().CreateAsync(user)).Succeeded);
        return user.UserId;
    });

    /// <summary>A page.</summary>
    internal async Task<Made> NewPageAsync(string? owner, bool published, bool isInHistory)
    {
        var item = Draft.Sound("Page").ToContentItem(published);
        item.Owner = owner;
        // Whoever has begun it has written it.
        item.Author = owner is null ? null : await Tenant.UsingAsync(async services => (await services.GetRequiredService<UserManager<IUser>>().FindByIdAsync(owner))?.UserName);
        await Tenant.UsingAsync(services => isInHistory
            ? services.GetRequiredService<IContentManager>().ImportAsync([item]) : services.GetRequiredService<ISession>().SaveAsync(item));
        return await Tenant.UsingAsync(async services =>
        {
            var session = services.GetRequiredService<ISession>();
            var row = await session.QueryIndex<ContentItemIndex>(index => index.ContentItemId == item.ContentItemId && index.Latest).FirstOrDefaultAsync();
            var noted = await session.QueryIndex<AuditTrailEventIndex>(index => index.CorrelationId == item.ContentItemId, AuditTrailEvent.Collection).FirstOrDefaultAsync();
            return new Made(item.ContentItemId, row.DocumentId, noted?.EventId ?? "");
        });
    }

    /// <summary>A file in a folder of its own, which lies in <paramref name="folder"/>.</summary>
    internal async Task<(string Folder, string File)> NewFileAsync(string folder)
    {
        var own = folder + "/" + NewName("f");
        await Tenant.UsingAsync(async services =>
        {
            using var picture = new MemoryStream(Asked.Picture);
            await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync(own + "/picture.png", picture);
            await services.GetRequiredService<IMediaFileStore>().TryCreateDirectoryAsync(own + "/deeper");
        });
        return (own, own + "/picture.png");
    }

    /// <summary>A message at somebody's bell.</summary>
    internal Task<string> NewMessageAsync(string? owner) => Tenant.UsingAsync(async services =>
    {
        var message = new Notification { NotificationId = NewName("message"), UserId = owner ?? "", Subject = "A message", CreatedUtc = DateTime.UtcNow };
        await services.GetRequiredService<ISession>().SaveAsync(message, collection: NotificationConstants.NotificationCollection);
        return message.NotificationId;
    });

    private string NewName(string start) => $"{start}{Interlocked.Increment(ref _count)}";

    private static async Task<string> TokenAsync(Browser browser, string address)
        => HtmlForm.Of((await browser.GetAsync(address)).Document, "form:has([name=__RequestVerificationToken])")["__RequestVerificationToken"]!;

    /// <summary>Somebody at a browser.</summary>
    internal sealed record Person(string Role, string? Id, string Name, Browser Browser, string Token);

    /// <summary>What belongs to somebody and is asked about.</summary>
    internal sealed record Made(string Id, long DocumentId, string EventId);
}
