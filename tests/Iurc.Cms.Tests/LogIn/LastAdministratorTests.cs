using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Security;
using OrchardCore.Security.Permissions;
using OrchardCore.Users;
using OrchardCore.Users.Models;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>There is always an administrator who can log in.</summary>
public sealed class LastAdministratorTests(OwnTenant own) : IClassFixture<OwnTenant>, IAsyncLifetime
{
    private const string Words = "is the last administrator who can log in";
    private readonly Tenant _tenant = own.Tenant;

    /// <summary>An administrator who has nothing to log in with, and somebody else who may manage users.</summary>
    public ValueTask InitializeAsync() => new(_tenant.UsingAsync(async services =>
    {
        var users = services.GetRequiredService<UserManager<IUser>>();
        if (await users.FindByNameAsync("keeper") is null)
        {
            var role = new Role { RoleName = "Keeper" };
            role.RoleClaims.Add(new RoleClaim(Permission.ClaimType, "ManageUsers"));
            role.RoleClaims.Add(new RoleClaim(Permission.ClaimType, "AccessAdminPanel"));
            Succeeded(await services.GetRequiredService<RoleManager<IRole>>().CreateAsync(role));
            Succeeded(await users.CreateAsync(new User { UserName = "keeper", Email = "keeper@example.eu", EmailConfirmed = true, RoleNames = ["Keeper"] }, Site.Password));
            var hashless = new User { UserName = "hashless", Email = "hashless@example.eu", EmailConfirmed = true, RoleNames = ["Administrator"], PasswordHash = "none" };
            Succeeded(await users.CreateAsync(hashless));
        }
    }));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("Delete", Site.AdminName)]
    [InlineData("Disable", Site.AdminName)]
    [InlineData("Delete", "keeper")]
    [InlineData("Disable", "keeper")]
    [InlineData("Delete with others", "keeper")]
    [InlineData("Disable with others", "keeper")]
    public async Task The_last_one_is_neither_deleted_nor_disabled(string what, string by)
    {
        var id = await IdOfAsync(Site.AdminName);
        var browser = await own.BrowserOfAsync(by);
        var answer = what.Split(' ') is [var action, "with", "others"]
            ? await browser.PressAsync("/Admin/Users/Index", fields: [new("submit.BulkAction", "Yes"), new("Options.BulkAction", action), new("itemIds", id)])
            : await browser.PressAsync($"/Admin/Users/{what}/{id}");

        var page = await browser.FollowAsync(answer);

        Assert.Contains(Words, page.VisibleText, StringComparison.Ordinal);
        Assert.DoesNotContain("successfully", page.VisibleText, StringComparison.Ordinal);
        await IsThereAsync();
    }

    [Fact]
    public async Task The_last_one_keeps_the_role()
    {
        var administrator = await own.BrowserOfAsync(Site.AdminName);
        var address = "/Admin/Users/Edit/" + await IdOfAsync(Site.AdminName);
        var page = await administrator.GetAsync(address);
        var form = HtmlForm.Of(page.Document, "form:has([name*='Roles['])");
        var field = page.Document.QuerySelectorAll("input[type=hidden][name$='.Role']").Single(input => input.GetAttribute("value") == "Administrator").GetAttribute("name")!;
        form.Tick(field[..^"Role".Length] + "IsSelected", false);

        var answer = await administrator.FollowAsync(await administrator.PostAsync(form, address));

        Assert.Contains(Words, answer.VisibleText, StringComparison.Ordinal);
        await IsThereAsync();
    }

    [Fact]
    public async Task One_of_two_can_be_deleted()
    {
        var id = await _tenant.CreateUserAsync("second", "Administrator");
        var administrator = await own.BrowserOfAsync(Site.AdminName);

        var page = await administrator.FollowAsync(await administrator.PressAsync("/Admin/Users/Delete/" + id));

        Assert.Contains("User deleted successfully", page.VisibleText, StringComparison.Ordinal);
        Assert.Null(await _tenant.UsingAsync(services => services.GetRequiredService<UserManager<IUser>>().FindByIdAsync(id)));
    }

    private async Task IsThereAsync()
    {
        using var anew = await _tenant.Anonymous().LogInAsync(Site.AdminName);
        Assert.Equal(HttpStatusCode.OK, (await anew.GetAsync("/Admin/Roles/Index")).Status);
        Assert.True(await (await own.BrowserOfAsync(Site.AdminName)).IsLoggedInAsync());
    }

    private Task<string> IdOfAsync(string name)
        => _tenant.UsingAsync(async services => ((User)(await services.GetRequiredService<UserManager<IUser>>().FindByNameAsync(name))!).UserId);

    private static void Succeeded(IdentityResult result) => Assert.True(result.Succeeded, string.Join(' ', result.Errors.Select(error => error.Description)));
}
