using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Cms.Tests.LogIn;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>A session that has ended at one node has ended at the other.</summary>
public sealed class SessionTests(Cluster cluster) : ClusterTest(cluster)
{
    [Theory]
    [InlineData("logged out")]
    [InlineData("disabled")]
    [InlineData("password")]
    public async Task It_ends_at_both_nodes(string cause)
    {
        foreach (var (here, there) in new[] { (Cluster.A, Cluster.B), (Cluster.B, Cluster.A) })
        {
            var name = cause.Replace(" ", "-", StringComparison.Ordinal) + "-" + here.Name.ToLowerInvariant();
            using var administrator = await Visitor.At(here.Address).LogInAsync("admin");
            var id = await CreateAsync(administrator, name);
            var cookies = new CookieContainer();
            using var session = await Visitor.At(here.Address, cookies).LogInAsync(name);
            using var copy = session.Copy(there.Address);
            Assert.True(await session.IsLoggedInAsync(), here.Name);
            Assert.True(await copy.IsLoggedInAsync(), there.Name);

            await EndAsync(cause, administrator, session, id);

            Assert.False(await copy.IsLoggedInAsync());
            Assert.False(await session.IsLoggedInAsync());
        }
    }

    private static async Task EndAsync(string cause, Browser administrator, Browser session, string id)
    {
        switch (cause)
        {
            case "logged out":
                await session.LogOutAsync();
                break;
            case "disabled":
                await administrator.PressAsync("/Admin/Users/Disable/" + id);
                break;
            default:
                var form = HtmlForm.Of((await administrator.GetAsync("/Admin/Users/EditPassword/" + id)).Document, "form[action*='EditPassword']");
                form["NewPassword"] = form["PasswordConfirmation"] = "marmalade kite orbit";
                await administrator.PostAsync(form);
                break;
        }
    }

    internal static async Task<string> CreateAsync(Browser administrator, string name)
    {
        const string Create = "/Admin/Users/Create";
        var page = await administrator.GetAsync(Create);
        var form = HtmlForm.Of(page.Document, "form:has([name='User.Password'])");
        form["User.UserName"] = name;
        form["User.Email"] = name + "@example.eu";
        form["User.Password"] = form["User.PasswordConfirmation"] = Browser.Password;
        var role = page.Document.QuerySelectorAll("input[type=hidden][name$='.Role']").Single(input => input.GetAttribute("value") == "Editor").GetAttribute("name")!;
        form.Tick(role[..^"Role".Length] + "IsSelected", true);
        var answer = await administrator.PostAsync(form, Create);
        Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());

        var list = await administrator.GetAsync("/Admin/Users/Index?q=" + name);
        return list.Document.QuerySelector("a[href*='/Users/Edit/']")!.GetAttribute("href")!.Split('/')[^1].Split('?')[0];
    }
}
