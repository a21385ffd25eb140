using Iurc.Cms.Delivery.Hosting;
using Iurc.Cms.Delivery.LogIn.Passwords;
using Iurc.Cms.Tests.Infrastructure;
using CsCheck;
using Xunit;

namespace Iurc.Cms.Tests.LogIn;

/// <summary>A new password is long and not easily guessed; nothing else is asked of it.</summary>
public sealed class NewPasswordTests(OwnTenant own) : IClassFixture<OwnTenant>
{
    private static readonly Gen<string> s_easyPiece = Gen.OneOf(
        Gen.OneOf("password", "Welcome", "P@ssw0rd", "admin", "Summer", "brussels", "IURC", "c1ty", "thomas", "qwertyuiop", "asdfgh", "987654", "abcdefg", "zyxwv"),
        Gen.Int[1950, 2049].Select(year => year.ToString(System.Globalization.CultureInfo.InvariantCulture)),
        Gen.Select(Gen.OneOf('x', '7', '!'), Gen.Int[4, 20]).Select((sign, times) => new string(sign, times)));

    [Theory]
    [InlineData("Aa1!aa")]
    [InlineData("")]
    [InlineData("Password-1234!")]
    [InlineData("P@ssw0rd2025")]
    [InlineData("passwordpassword")]
    [InlineData("Welcome12345!")]
    [InlineData("administrator1")]
    [InlineData("qwertyuiop12")]
    [InlineData("1q2w3e4r5t6y")]
    [InlineData("aaaaaaaaaaaaaaaa")]
    [InlineData("dogdogdogdogdog")]
    [InlineData("123456789012")]
    [InlineData("Summer2025!!!")]
    [InlineData("Brussels-2025!")]
    [InlineData("IURC-iurc-2026")]
    [InlineData("maria.keller1!")]
    [InlineData("Keller-Maria-26")]
    [InlineData("correcthorsebatterystaple")]
    [InlineData("Correct-Horse-Battery-Staple")]
    [InlineData("Tr0ub4dor&3xx")]
    [InlineData("iloveyoubabygirl")]
    [InlineData("drowssap12345!")]
    [InlineData("ｐａｓｓｗｏｒｄ１２３４")]
    [InlineData("pаsswоrd1234!")]
    [InlineData("pass\u200bword\u200b1234")]
    [InlineData("Pässwörd-1234")]
    [InlineData("we1come-hel1o-1")]
    [InlineData("0102030405060708")]
    [InlineData("3141592653589793")]
    [InlineData("+32 475 91 86 03 7")]
    [InlineData("a1b2c3d4e5f6")]
    [InlineData("a1!b2@c3#d4$")]
    [InlineData("Liverpool2024!!")]
    [InlineData("MariaMaria2020!")]
    [InlineData("Anna1985Peter1987")]
    [InlineData("London-Paris-Berlin")]
    [InlineData("London Paris Berlin Madrid Rome")]
    [InlineData("Januar-Februar-1!")]
    [InlineData("Chocolate123!!")]
    [InlineData("Computer-Mouse-1")]
    [InlineData("Europa-Union-2027")]
    [InlineData("IURC-NorthAm2026!")]
    [InlineData(SiteSetup.DevelopmentPassword)]
    public void What_is_easily_guessed_is_refused(string password)
        => Assert.NotEmpty(NewPassword.Broken(password, isDevelopment: false, "maria.keller", "m.keller@example.eu"));

    [Theory]
    [InlineData("marmalade kite orbit")]
    [InlineData("kx7Lm2vQ9zRt")]
    [InlineData("pferd batterie heftklammer")]
    [InlineData("a password of your own")]
    [InlineData("Brelk7-Fantow-Zumig")]
    [InlineData("31415926535897932384626433832795")]
    [InlineData("half a character \ud83d and more")]
    [InlineData("четыре слова подряд")]
    [InlineData(Browser.Password)]
    public void What_is_long_and_of_ones_own_is_taken_whatever_it_is_made_of(string password)
        => Assert.Empty(NewPassword.Broken(password, isDevelopment: false, "maria.keller", "m.keller@example.eu"));

    [Fact]
    public void Whatever_is_made_of_three_easy_pieces_is_refused()
        => s_easyPiece.Array[1, 3].Sample(pieces => Assert.NotEmpty(NewPassword.Broken(string.Join('-', pieces), isDevelopment: false)), iter: 2000);

    [Fact]
    public void What_is_easy_stays_so_from_behind_in_accents_and_in_other_forms_of_its_letters()
        => s_easyPiece.Array[1, 3].Sample(pieces =>
        {
            var plain = string.Join('-', pieces);
            string[] others =
            [
                new([.. plain.Reverse()]),
                string.Concat(plain.Select(sign => sign is > ' ' and <= '~' ? (char)(sign + 0xFEE0) : sign)),
                string.Concat(plain.Select(sign => char.IsLetter(sign) ? sign + "\u0301" : sign.ToString())),
                plain.Replace('a', 'а').Replace('o', 'ο').Replace('e', 'е').Replace('p', 'р').Replace('c', 'с'),
                plain.ToUpperInvariant(),
            ];
            Assert.All(others, other => Assert.NotEmpty(NewPassword.Broken(other, isDevelopment: false)));
        }, iter: 500);

    [Fact]
    public void Five_words_of_random_letters_are_taken()
        => Gen.Select(Gen.Char["abcdefghijklmnopqrstuvwxyz"].Array[4, 8].Array[5], Gen.OneOf("-", " ", "", ".")).Sample((words, between)
            => Assert.Empty(NewPassword.Broken(string.Join(between, words.Select(word => new string(word))), isDevelopment: false)), iter: 1000);

    [Fact]
    public void Whatever_is_drawn_at_random_is_taken()
        => Gen.Char["abcdefghjkmnpqrtuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ2346789_%&/?"].Array[14, 100]
            .Sample(signs => Assert.Empty(NewPassword.Broken(new string(signs), isDevelopment: false)), iter: 500);

    [Fact]
    public void The_published_password_is_good_enough_for_a_developers_own_site_only()
    {
        Assert.Empty(NewPassword.Broken(SiteSetup.DevelopmentPassword, isDevelopment: true));
        Assert.Equal([PasswordRule.Published], NewPassword.Broken(SiteSetup.DevelopmentPassword, isDevelopment: false));
    }

    [Theory]
    [InlineData("Aa1!aa", "at least 12 characters", "easy to guess")]
    [InlineData("Password-2025!", "easy to guess")]
    [InlineData(SiteSetup.DevelopmentPassword, "the one for development")]
    public async Task Whoever_makes_a_user_is_told_all_that_is_wrong(string password, params string[] words)
    {
        var administrator = await own.BrowserOfAsync(Site.AdminName);
        var form = HtmlForm.Of((await administrator.GetAsync("/Admin/Users/Create")).Document, "form:has([name='User.Password'])");
        form["User.UserName"] = "newcomer";
        form["User.Email"] = "newcomer@example.eu";
        form["User.Password"] = form["User.PasswordConfirmation"] = password;

        var answer = await administrator.PostAsync(form, "/Admin/Users/Create");

        Assert.All(words, word => Assert.Contains(word, answer.VisibleText, StringComparison.Ordinal));
        Assert.DoesNotContain("Unexpected error", answer.VisibleText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_changes_their_password_is_told_too_and_an_older_weak_one_goes_on_working()
    {
        var tenant = own.Tenant;
        await tenant.CreateUserAsync("older", "Editor");
        await tenant.UsingAsync(async services =>
        {
            // As it was stored before there were these rules.
            var users = (Microsoft.AspNetCore.Identity.UserManager<OrchardCore.Users.IUser>)services.GetService(typeof(Microsoft.AspNetCore.Identity.UserManager<OrchardCore.Users.IUser>))!;
            var user = (OrchardCore.Users.Models.User)(await users.FindByNameAsync("older"))!;
            user.PasswordHash = users.PasswordHasher.HashPassword(user, "Aa1!aa");
            Assert.True((await users.UpdateAsync(user)).Succeeded);
        });
        using var browser = tenant.Anonymous();
        await browser.TryAsync("older", "Aa1!aa");
        Assert.True(await browser.IsLoggedInAsync());

        var form = HtmlForm.Of((await browser.GetAsync("/ChangePassword")).Document, "form[action*='ChangePassword']");
        form["CurrentPassword"] = "Aa1!aa";
        form["Password"] = form["PasswordConfirmation"] = "older-older-1";
        var answer = await browser.PostAsync(form);
        Assert.Contains("easy to guess", Answer.TextOf(answer.Document.QuerySelector(".validation-summary-errors")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "Password")]
    [InlineData(true, "NewPassword")]
    public async Task Who_changes_their_password_reads_the_rules_before_and_all_that_is_wrong_at_once(bool inAdmin, string field)
    {
        var editor = await own.BrowserOfAsync("editor");
        var address = inAdmin ? (await editor.GetAsync("/Admin")).Document.QuerySelector("a[href*='EditPassword']")!.GetAttribute("href")! : "/ChangePassword";
        var page = await editor.GetAsync(address);
        Assert.Contains("At least 12 characters", page.VisibleText, StringComparison.Ordinal);

        var form = HtmlForm.Of(page.Document, "form:has([name=PasswordConfirmation])");
        form[field] = "editor";
        form["PasswordConfirmation"] = "another";
        var refused = Answer.TextOf((await editor.PostAsync(form, address)).Document.QuerySelector(".validation-summary-errors")!);

        Assert.All(["Current password is required", "do not match", "at least 12 characters", "easy to guess"], words => Assert.Contains(words, refused, StringComparison.Ordinal));
    }
}
