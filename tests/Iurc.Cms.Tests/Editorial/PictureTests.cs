using System.ComponentModel.DataAnnotations;
using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Editorial;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.Media;
using Xunit;

namespace Iurc.Cms.Tests.Editorial;

/// <summary>
/// Every picture has a text or is said to decorate (OrchardCore issues 14382 and 11639), and no file in use goes unasked (8710).
/// </summary>
public sealed class PictureTests(PictureTests.PictureSite site) : IClassFixture<PictureTests.PictureSite>
{
    private const string Region = "iurcregionchina00000000000";
    private const string Edit = "/Admin/Contents/ContentItems/" + Region + "/Edit";

    private readonly Browser _editor = site.Editor;

    [Fact]
    public async Task A_picture_without_a_text_is_refused_and_the_message_stands_at_the_box_for_it()
    {
        var path = await site.UploadAsync();
        var answer = await SaveAsync(form =>
        {
            form.SetByScript("Region.Image.Paths", Chosen(path));
            form["Region.Image.Text"] = "";
            form.Tick("Region.Image.IsDecorative", false);
        });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var message = answer.Document.QuerySelector(".field-validation-error[data-valmsg-for='Region.Image.Text']");
        Assert.Contains($"\"{path}\" shows", Answer.TextOf(message!), StringComparison.Ordinal);
        Assert.Contains(path, answer.Document.QuerySelector("input.paths")!.GetAttribute("data-init"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("The mayors", "", false, "The mayors")]
    [InlineData("", "From Orchard's dialog", false, "From Orchard's dialog")]
    [InlineData("", "", true, "")]
    public async Task Readers_get_the_text_or_are_spared_a_decoration(string text, string dialogText, bool isDecorative, string alt)
    {
        var path = await site.UploadAsync();
        await _editor.FollowAsync(await SaveAsync(form =>
        {
            form.SetByScript("Region.Image.Paths", Chosen(path, dialogText));
            // Who writes in Orchard's dialog leaves the box as it is.
            if (dialogText.Length == 0)
            {
                form["Region.Image.Text"] = text;
            }

            form.Tick("Region.Image.IsDecorative", isDecorative);
        }));

        var picture = (await _editor.GetAsync("/regions/iurc-china")).Document.QuerySelector("main img[src*='" + path + "']");
        Assert.Equal(alt, picture!.GetAttribute("alt"));

        // It is all still there the next time.
        var form = FormOf(await _editor.GetAsync(Edit));
        Assert.Equal(alt, form["Region.Image.Text"]);
        Assert.Equal(isDecorative, form.IsTicked("Region.Image.IsDecorative"));
    }

    [Fact]
    public async Task A_text_and_a_decoration_contradict_each_other()
    {
        var path = await site.UploadAsync();
        var answer = await SaveAsync(form =>
        {
            form.SetByScript("Region.Image.Paths", Chosen(path));
            form["Region.Image.Text"] = "A text of its own";
            form.Tick("Region.Image.IsDecorative", true);
        });

        Assert.Contains("marked as decoration", Answer.TextOf(answer.Document.QuerySelector(".field-validation-error")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{ "Paths": [ "a.jpg" ] }""", "", false)]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [ " " ] }""", "", false)]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [ "A" ] }""", "", true)]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [ "" ], "Decorative": true }""", "", true)]
    [InlineData("""{ "Paths": [ "a.jpg" ], "MediaTexts": [ "A" ], "Decorative": true }""", "", false)]
    [InlineData("""{ "Paths": [ "report.pdf" ] }""", "", true)]
    [InlineData("{}", "<p><img src=\"/media/a.jpg\"></p>", false)]
    [InlineData("{}", "<p><img src=\"/media/a.jpg\" alt></p>", true)]
    [InlineData("{}", "<p><img src=\"/media/a.jpg\" alt=\"A\"></p>", true)]
    public async Task An_import_obeys_the_same_rules(string image, string html, bool isAccepted)
    {
        var refusal = await Record.ExceptionAsync(() => site.ImportAsync(image, html));
        if (isAccepted)
        {
            Assert.Null(refusal);
        }
        else
        {
            Assert.Contains("a.jpg", Assert.IsType<ValidationException>(refusal).Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Stock_Orchard_takes_a_picture_without_a_text_and_deletes_what_is_in_use()
    {
        var tenant = await site.NewTenantAsync();
        await tenant.SwitchOffAsync(FeatureIds.Erasure);
        await tenant.SwitchOffAsync(FeatureIds.Images);
        var path = await PictureSite.UploadAsync(tenant);
        using var editor = await tenant.Anonymous().LogInAsync("editor");
        var form = FormOf(await editor.GetAsync(Edit));
        form.SetByScript("Region.Image.Paths", Chosen(path));
        form.Press("submit.Publish");

        Assert.NotNull((await editor.PostAsync(form, Edit)).Location);
        Assert.Equal(HttpStatusCode.OK, (await MediaAsync(editor, "DeleteMedia?path=" + path)).Status);
        Assert.False(await PictureSite.ExistsAsync(tenant, path));
    }

    [Theory]
    [InlineData("DeleteMedia?path={0}", "")]
    [InlineData("DeleteMediaList", "paths[]={0}")]
    [InlineData("DeleteFolder?path={1}", "")]
    [InlineData("MoveMedia?oldPath={0}&newPath=elsewhere.png", "")]
    [InlineData("MoveMediaList", "mediaNames[]={2}&sourceFolder={1}&targetFolder=root")]
    public async Task A_file_in_use_stays_until_the_editor_has_seen_who_uses_it(string action, string fields)
    {
        var folder = Guid.NewGuid().ToString("n")[..8];
        var path = await site.UploadAsync(folder);
        await site.ImportAsync($$"""{ "Paths": [ "{{path}}" ], "MediaTexts": [ "A" ] }""", "", "Region with " + folder);

        var name = path[(folder.Length + 1)..];
        var address = string.Format(null, action, path, folder, name);
        var form = fields.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(field => field.Split('=')).Select(pair => KeyValuePair.Create(pair[0].Replace("[]", "", StringComparison.Ordinal), string.Format(null, pair[1], path, folder, name))).ToList();
        var browser = action == "DeleteMediaList" ? site.Administrator : _editor;
        var asked = await MediaAsync(browser, address, form);

        Assert.Equal(HttpStatusCode.Conflict, asked.Status);
        Assert.True(await PictureSite.ExistsAsync(site.Tenant, path));
        var question = JsonNode.Parse(asked.Text)!;
        var use = Assert.Single(question["uses"]!.AsArray())!;
        Assert.Equal("Region with " + folder, (string?)use["title"]);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync((string)use["address"]!)).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await MediaAsync(browser, address, [.. form, new("confirmedUses", "0123456789abcdef")])).Status);
        Assert.Equal(HttpStatusCode.OK, (await MediaAsync(browser, address, [.. form, new("confirmedUses", (string)question["token"]!)])).Status);
        Assert.False(await PictureSite.ExistsAsync(site.Tenant, path));
    }

    [Fact]
    public async Task A_file_in_a_text_or_a_draft_is_in_use_and_another_is_not()
    {
        var (inText, unused) = (await site.UploadAsync("In text"), await site.UploadAsync());
        await site.ImportAsync("{}", $"<p><a href=\"{site.Tenant.Base}/media/{Uri.EscapeDataString(inText).Replace("%2F", "/", StringComparison.Ordinal)}?v=1\">Report</a></p>", "Leads to a file", published: false);

        Assert.Equal(HttpStatusCode.Conflict, (await MediaAsync(_editor, "DeleteMedia?path=" + Uri.EscapeDataString(inText))).Status);
        Assert.Equal(HttpStatusCode.OK, (await MediaAsync(_editor, "DeleteMedia?path=" + unused)).Status);

        // Who may not touch the library is told nothing.
        using var nobody = await site.Tenant.Anonymous().LogInAsync("nobody");
        Assert.NotEqual(HttpStatusCode.Conflict, (await MediaAsync(nobody, "DeleteMedia?path=" + Uri.EscapeDataString(inText))).Status);
        Assert.True(await PictureSite.ExistsAsync(site.Tenant, inText));
    }

    [Theory]
    [InlineData("<a href=\"media/{0}\">Report</a>")]
    [InlineData("<a href=\"../media/{0}\">Report</a>")]
    [InlineData("<a href=\"\\media\\{0}\">Report</a>")]
    [InlineData("<a href=\"/%6dedia/{0}\">Report</a>")]
    [InlineData("<a href=\"/me&#x0a;dia/&#9;{0}\">Report</a>")]
    [InlineData("<a href=\" &#1;/media/./{0} \">Report</a>")]
    [InlineData("<a href=\"/MEDIA/a/%2e%2e/{0}\">Report</a>")]
    public async Task A_file_in_a_text_is_in_use_however_its_address_is_written(string html)
    {
        var path = await site.UploadAsync();
        await site.ImportAsync("{}", $"<p>{string.Format(null, html, path)}</p>");

        Assert.Equal(HttpStatusCode.Conflict, (await MediaAsync(_editor, "DeleteMedia?path=" + path)).Status);
        Assert.True(await PictureSite.ExistsAsync(site.Tenant, path));
    }

    private async Task<Answer> SaveAsync(Action<HtmlForm> change)
    {
        var form = FormOf(await _editor.GetAsync(Edit));
        change(form);
        form.Press("submit.Publish");
        return await _editor.PostAsync(form, Edit);
    }

    private static HtmlForm FormOf(Answer page) => HtmlForm.Of(page.Document, "form[enctype='multipart/form-data']");

    private static string Chosen(string path, string text = "") => JsonSerializer.Serialize(new[] { new { path, mediaText = text } });

    private static async Task<Answer> MediaAsync(Browser browser, string action, IEnumerable<KeyValuePair<string, string>>? fields = null)
    {
        // Any page with a form has the token: the one for changing the password is everybody's.
        var token = HtmlForm.Of((await browser.GetAsync("/ChangePassword")).Document, "form")["__RequestVerificationToken"]!;
        return await browser.PostAsync("/Admin/Media/" + action, [.. fields ?? [], new("__RequestVerificationToken", token)]);
    }

    public sealed class PictureSite(Site site) : IAsyncLifetime
    {
        // The smallest picture there is.
        private static readonly byte[] s_png = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

        internal Tenant Tenant { get; private set; } = null!;

        internal Browser Editor { get; private set; } = null!;

        /// <summary>Stock Orchard lets only administrators remove several files at once.</summary>
        internal Browser Administrator { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Tenant = await NewTenantAsync();
            Editor = await Tenant.Anonymous().LogInAsync("editor");
            Administrator = await Tenant.Anonymous().LogInAsync(Site.AdminName);
        }

        public ValueTask DisposeAsync()
        {
            Editor.Dispose();
            Administrator.Dispose();
            return ValueTask.CompletedTask;
        }

        internal async Task<Tenant> NewTenantAsync()
        {
            var tenant = await site.CreateTenantAsync();
            await tenant.CreateUserAsync("editor", "Editor");
            await tenant.CreateUserAsync("nobody");
            return tenant;
        }

        internal Task<string> UploadAsync(string folder = "") => UploadAsync(Tenant, folder);

        internal static Task<string> UploadAsync(Tenant tenant, string folder = "") => tenant.UsingAsync(async services =>
        {
            var path = (folder.Length == 0 ? "" : folder + "/") + Guid.NewGuid().ToString("n") + ".png";
            using var file = new MemoryStream(s_png);
            return await services.GetRequiredService<IMediaFileStore>().CreateFileFromStreamAsync(path, file);
        });

        internal static Task<bool> ExistsAsync(Tenant tenant, string path)
            => tenant.UsingAsync(async services => await services.GetRequiredService<IMediaFileStore>().GetFileInfoAsync(path) is not null);

        internal Task ImportAsync(string image, string html, string? title = null, bool published = true)
        {
            var json = Rules.Draft.Sound("Region").ToJson(published);
            json["Region"]!["Image"] = JsonNode.Parse(image);
            json["Region"]!["Body"] = new JsonObject { ["Html"] = html };
            if (title is not null)
            {
                json["DisplayText"] = title;
                json["TitlePart"]!["Title"] = title;
            }

            return Tenant.UsingAsync(services => services.GetRequiredService<IContentManager>().ImportAsync([json.ToObject<ContentItem>()!]));
        }
    }
}
