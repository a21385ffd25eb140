using System.Globalization;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The panel of both dates and the one button that says what it does, as somebody uses them.</summary>
public sealed class PublishingTests(Cms cms)
{
    // Whether the browser's own language has the day or the month first does not matter on this day.
    private static readonly DateTime s_day = new(DateTime.UtcNow.Year + 1, 12, 12, 0, 0, 0, DateTimeKind.Unspecified);
    private static readonly string s_said = s_day.ToString("d MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"));

    [Fact]
    public async Task A_date_that_is_typed_stands_on_the_button_and_the_draft_waits_for_it()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        var name = await WriteTestimonialAsync(editor);
        await editor.ChooseAsync("Publishing");
        var (publish, takeDown, button) = (editor.Tab.GetByLabel("Publish on", new() { Exact = true }), editor.Tab.GetByLabel("Take down on", new() { Exact = true }), editor.Tab.Locator("button.publish"));
        await Assertions.Expect(button).ToHaveTextAsync("Publish");

        // With the keyboard alone. While only half a date is typed, the button does not say "now".
        await publish.FocusAsync();
        await editor.Tab.Keyboard.TypeAsync("1");
        await Assertions.Expect(button).ToHaveTextAsync("Publish on …");
        await TypeDateAsync(editor, publish, s_day.AddHours(9));
        await Assertions.Expect(button).ToHaveTextAsync($"Publish on {s_said} at 09:00 (Brussels)");
        await TypeDateAsync(editor, takeDown, s_day.AddHours(11));
        await Assertions.Expect(button).ToHaveTextAsync($"Publish on {s_said} at 09:00 (Brussels), take down on {s_said} at 11:00 (Brussels)");

        await button.FocusAsync();
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-schedule-set]")).ToContainTextAsync($"This draft will be published on {s_said} at 09:00 (Brussels)");
        await Assertions.Expect(editor.Tab.Locator("button.publish")).ToHaveTextAsync($"Publish on {s_said} at 09:00 (Brussels), take down on {s_said} at 11:00 (Brussels)");
        Assert.Equal(404, (await editor.Tab.APIRequest.GetAsync(AddressOf(name))).Status);

        // Removed again, the same button publishes now.
        await editor.ChooseAsync("Publishing");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Remove the date to publish" }).ClickAsync();
        await Assertions.Expect(publish).ToBeFocusedAsync();
        await Assertions.Expect(button).ToHaveTextAsync($"Publish now, take down on {s_said} at 11:00 (Brussels)");
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Remove the date to take down" }).ClickAsync();
        await Assertions.Expect(button).ToHaveTextAsync("Publish");
        await button.ClickAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();
        Assert.Equal(200, (await editor.Tab.APIRequest.GetAsync(AddressOf(name))).Status);
    }

    [Fact]
    public async Task A_date_that_has_passed_is_refused_at_its_field_and_nothing_that_was_typed_is_lost()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await WriteTestimonialAsync(editor);
        await editor.ChooseAsync("Publishing");
        await editor.Tab.GetByLabel("Publish on", new() { Exact = true }).FillAsync("2020-01-01T09:00");
        await editor.Tab.Locator("button.publish").ClickAsync();

        await Assertions.Expect(editor.Summary).ToContainTextAsync("The date to publish has passed. Choose a later one, or remove it to publish now.");
        await editor.Summary.GetByRole(AriaRole.Link).First.ClickAsync();
        await Assertions.Expect(editor.Tab.GetByLabel("Publish on", new() { Exact = true })).ToBeFocusedAsync();
        await Assertions.Expect(editor.Tab.GetByLabel("Publish on", new() { Exact = true })).ToHaveValueAsync("2020-01-01T09:00");
        await Assertions.Expect(editor.Field("Testimonial.Quote.Text")).ToHaveValueAsync("We learn from each other.");
    }

    [Fact]
    public async Task A_contributor_reads_when_it_goes_out_and_that_a_change_takes_the_date_off()
    {
        await using var contributor = await cms.NewMemberAsync("Contributor");
        await WriteTestimonialAsync(contributor);
        await contributor.SaveSuccessfullyAsync();
        var address = new Uri(contributor.Tab.Url).PathAndQuery;

        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync(address);
        await editor.ChooseAsync("Publishing");
        await editor.Tab.GetByLabel("Publish on", new() { Exact = true }).FillAsync(s_day.AddHours(9).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await editor.Tab.Locator("button.publish").ClickAsync();
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-schedule-set]")).ToBeVisibleAsync();

        await contributor.OpenAsync(address);
        await Assertions.Expect(contributor.Tab.Locator("[data-iurc-schedule-set]")).ToContainTextAsync("If you change it, the date is taken off");
        await contributor.Field("Testimonial.Quote.Text").FillAsync("What nobody has looked at.");
        await contributor.SaveSuccessfullyAsync();
        await Assertions.Expect(contributor.Tab.Locator(".message-warning").Filter(new() { HasText = "any more" })).ToBeVisibleAsync();

        await editor.OpenAsync(address);
        await Assertions.Expect(editor.Tab.Locator("[data-iurc-schedule-set]")).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Tab.Locator("button.publish")).ToHaveTextAsync("Publish");
        await Assertions.Expect(editor.Tab.Locator(".notification-navbar")).ToContainTextAsync("because " + await NameOfAsync(contributor) + " has changed it");
    }

    [Theory]
    [InlineData(1280, 900, ColorScheme.Light)]
    [InlineData(320, 800, ColorScheme.Dark)]
    public async Task The_panel_fits_a_phone_and_axe_finds_nothing(int width, int height, ColorScheme scheme)
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = width, Height = height }, ColorScheme = scheme });
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.ChooseAsync("Publishing");
        foreach (var label in new[] { "Publish on", "Take down on" })
        {
            await editor.Tab.GetByLabel(label, new() { Exact = true }).FillAsync(s_day.AddHours(9).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        }

        var panel = editor.Tab.Locator("[data-iurc-schedule]");
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new() { Name = "Remove the date to publish" })).ToBeVisibleAsync();
        // Nothing lies outside: neither a field nor the button with its long text.
        Assert.Equal("", await editor.Tab.EvaluateAsync<string>("""
            () => [...document.querySelectorAll('[data-iurc-schedule] *, [data-iurc-publish] *')].filter(element => {
              const box = element.getBoundingClientRect();
              return box.width > 0 && (box.left < 0 || box.right > innerWidth);
            }).map(element => element.outerHTML.slice(0, 80)).join('\n')
            """));
        await editor.Tab.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        foreach (var place in new[] { "[data-iurc-schedule]", "[data-iurc-publish]" })
        {
            Assert.Equal("", await editor.Tab.EvaluateAsync<string>("place => axe.run(place).then(found => found.violations.map(one => one.id + ': ' + one.nodes.map(node => node.html).join(' ')).join('\\n'))", place));
        }
    }

    [Fact]
    public async Task Restore_in_the_history_has_publish_beside_it()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        var name = await WriteTestimonialAsync(editor);
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();
        await editor.Field("Testimonial.Quote.Text").FillAsync("Something else.");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();

        await editor.OpenAsync("/Admin/AuditTrail");
        var entry = editor.Tab.Locator("li, tr").Filter(new() { HasText = name }).Filter(new() { HasText = "published" }).Last;
        await entry.GetByText("Restore", new() { Exact = true }).ClickAsync();
        await editor.Tab.Locator("#modalOkButton").ClickAsync();
        var message = editor.Tab.Locator(".message-warning").Filter(new() { HasText = "It is a draft: readers do not see it until it is published." });
        await message.GetByText("Publish", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").Filter(new() { HasText = "has been published" })).ToBeAttachedAsync();
        Assert.Contains("We learn from each other.", await (await editor.Tab.APIRequest.GetAsync(AddressOf(name))).TextAsync(), StringComparison.Ordinal);
    }

    /// <summary>Writes a testimonial that may be published, without saving it; the speaker's name.</summary>
    private static async Task<string> WriteTestimonialAsync(Editor editor)
    {
        var name = "Speaker " + Guid.NewGuid().ToString("n")[..8];
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Field("Testimonial.Quote.Text").FillAsync("We learn from each other.");
        await editor.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Language of the quotation" }).FillAsync("English");
        await editor.Tab.Keyboard.PressAsync("Enter");
        await editor.Field("Testimonial.PersonName.Text").FillAsync(name);
        await editor.Tab.Locator("input[type=checkbox][name='Testimonial.PermissionGiven.Value']").CheckAsync();
        return name;
    }

    /// <summary>Types a date into the parts of a field. Where the browser asks for the half of the day, it is the morning.</summary>
    private static async Task TypeDateAsync(Editor editor, ILocator field, DateTime date)
    {
        await field.FillAsync("");
        await field.FocusAsync();
        await editor.Tab.Keyboard.TypeAsync(date.ToString("MMddyyyyHHmm", CultureInfo.InvariantCulture) + "A");
        await Assertions.Expect(field).ToHaveValueAsync(date.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
    }

    private static async Task<string> NameOfAsync(Editor editor)
        => Regex.Match(await editor.Tab.ContentAsync(), "contributor[0-9a-f]{8}").Value;

    private static string AddressOf(string name) => "/testimonials/" + name.ToLowerInvariant().Replace(' ', '-');
}
