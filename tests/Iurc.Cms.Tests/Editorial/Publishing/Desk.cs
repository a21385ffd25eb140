using System.Globalization;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.Rules;
using Iurc.Programme.Schedules;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Autoroute.Models;
using OrchardCore.ContentManagement;
using OrchardCore.Users;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Publishing;

/// <summary>What editors and contributors do with testimonials, each in a browser of their own, and what readers see of it.</summary>
internal sealed class Desk(OwnTenant fixture)
{
    private const string Form = "form[enctype='multipart/form-data']";
    public const string Schedule = "submit.Schedule";

    public static readonly DateTime Morning = new(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc);

    public Tenant Tenant => fixture.Tenant;

    public Task<Browser> EditorAsync() => fixture.BrowserOfAsync("editor");

    public Task<Browser> ContributorAsync() => fixture.BrowserOfAsync("contributor");

    public static string EditAddress(string id) => $"/Admin/Contents/ContentItems/{id}/Edit";

    /// <summary>A sound draft that somebody has typed and stored; its id.</summary>
    public static async Task<string> NewDraftAsync(Browser browser, Draft draft)
    {
        const string address = "/Admin/Contents/ContentTypes/Testimonial/Create";
        var form = HtmlForm.Of((await browser.GetAsync(address)).Document, Form);
        draft.TypeInto(form);
        var answer = await browser.PostAsync(form.Press("submit.Save", "submit.Save"), address);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.VisibleText);
        return answer.Location!.Split('/')[^2];
    }

    /// <summary>The form of an item, ready to be filled in.</summary>
    public static async Task<HtmlForm> OpenAsync(Browser browser, string id) => HtmlForm.Of((await browser.GetAsync(EditAddress(id))).Document, Form);

    public static Task<Answer> SendAsync(Browser browser, string id, HtmlForm form) => browser.PostAsync(form, EditAddress(id));

    /// <summary>Types both dates, in the time of the site.</summary>
    public static HtmlForm Date(HtmlForm form, string publish, string takeDown = "")
    {
        form[ScheduleRules.PublishField] = publish;
        form[ScheduleRules.TakeDownField] = takeDown;
        return form;
    }

    /// <summary>
    /// Types the dates, presses the button that publishes, and presses it once more when it says something else now: the page's script, which
    /// is not run here, would have changed it at once.
    /// </summary>
    public static async Task<Answer> ScheduleAsync(Browser browser, string id, string publish, string takeDown = "", Action<HtmlForm>? type = null)
    {
        var page = await browser.GetAsync(EditAddress(id));
        var form = Date(HtmlForm.Of(page.Document, Form), publish, takeDown);
        type?.Invoke(form);
        var isScheduled = page.Document.QuerySelector($"button[value='{Schedule}']") is not null;
        var answer = await SendAsync(browser, id, !isScheduled ? form.Press("submit.Publish", "submit.Publish")
            // The script makes it the other button when the date is taken off.
            : publish.Length == 0 ? form.Forge("submit.Publish", "submit.Publish") : form.Press("submit.Save", Schedule));
        return answer.Status == HttpStatusCode.OK && publish.Length > 0 && answer.Document.QuerySelector($"button[value='{Schedule}']") is not null
            ? await SendAsync(browser, id, HtmlForm.Of(answer.Document, Form).Press("submit.Save", Schedule)) : answer;
    }

    /// <summary>Sets the dates; they have to be taken.</summary>
    public static async Task<string> ScheduleWellAsync(Browser browser, string id, string publish, string takeDown = "")
    {
        var answer = await ScheduleAsync(browser, id, publish, takeDown);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.VisibleText);
        return (await browser.FollowAsync(answer)).VisibleText;
    }

    /// <summary>Writes another quotation and presses a button.</summary>
    public static async Task<Answer> WriteAsync(Browser browser, string id, string quote, string name = "submit.Save", string? value = null)
    {
        var form = await OpenAsync(browser, id);
        form["Testimonial.Quote.Text"] = quote;
        return await SendAsync(browser, id, form.Press(name, value ?? name));
    }

    /// <summary>What one of the entries in the menu of a row does; the admin's script sends it as a form.</summary>
    public static async Task<Answer> ActAsync(Browser browser, string id, string action)
    {
        var address = $"/Admin/Contents/ContentItems/{id}/{action}";
        var token = HtmlForm.Of((await browser.GetAsync("/Admin/Contents/ContentItems/Testimonial")).Document, "form")["__RequestVerificationToken"]!;
        return await browser.PostAsync(address, [new("__RequestVerificationToken", token)]);
    }

    /// <summary>The time passes, and the site looks at what is due.</summary>
    public async Task LookAtAsync(DateTime utc)
    {
        Tenant.SetClock(utc);
        await Tenant.RunScheduleAsync();
    }

    /// <summary>The quotation that readers see of an item; null if they see none.</summary>
    public async Task<string?> SeenAsync(string id)
    {
        using var reader = Tenant.Anonymous();
        var path = await Tenant.UsingAsync(async services =>
            (await services.GetRequiredService<IContentManager>().GetAllVersionsAsync(id)).OrderByDescending(version => version.Latest)
                .Select(version => version.TryGet<AutoroutePart>(out var route) ? route.Path : null).FirstOrDefault(path => !string.IsNullOrEmpty(path)));
        if (path is null && await Tenant.UsingAsync(async services => await services.GetRequiredService<IContentManager>().GetAsync(id) is null))
        {
            return null;
        }

        var page = await reader.GetAsync("/" + path);
        var quote = page.Status == HttpStatusCode.OK ? Answer.TextOf(page.Document.QuerySelector("blockquote")!) : null;
        var isPublished = await Tenant.UsingAsync(async services => await services.GetRequiredService<IContentManager>().GetAsync(id) is not null);
        Assert.True(isPublished == quote is not null, $"{path}: {page.Status}");
        return quote?.Trim('“', '”', '"', ' ');
    }

    /// <summary>What stands at the bell, newest first.</summary>
    public static async Task<List<string>> MessagesAsync(Browser browser)
        => [.. (await browser.GetAsync("/Admin/Handbook")).Document.QuerySelectorAll(".notification-navbar a[href*='/ContentItems/']").Select(link => Answer.TextOf(link.ParentElement!))];

    /// <summary>What stands on the dashboard of a kind.</summary>
    public static async Task<string> DashboardAsync(Browser browser, string kind)
        => (await browser.GetAsync("/Admin")).Document.QuerySelector($"[data-iurc-kind={kind}]") is { } card ? Answer.TextOf(card) : "";

    /// <summary>Runs <paramref name="work"/> as what a request of a user does, past all forms: the API, a workflow, a script.</summary>
    public Task AsUserAsync(string userName, Func<IServiceProvider, Task> work) => Tenant.UsingAsync(async services =>
    {
        var user = await services.GetRequiredService<UserManager<IUser>>().FindByNameAsync(userName);
        services.GetRequiredService<IHttpContextAccessor>().HttpContext!.User = await services.GetRequiredService<IUserClaimsPrincipalFactory<IUser>>().CreateAsync(user!);
        await work(services);
    });

    /// <summary>A time of the site as its clocks show it, for the fields.</summary>
    public static string Typed(DateTime utc) => utc.AddHours(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
}
