using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>Countries and languages are chosen by typing.</summary>
public sealed class ChoiceTests(Cms cms)
{
    private const string NewRegion = "/Admin/Contents/ContentTypes/Region/Create";

    [Fact]
    public async Task A_region_with_nine_countries_is_filled_in_and_saved_by_keyboard_alone()
    {
        // What is typed, and what it finds: names, their beginnings without accents, and codes.
        (string Typed, string Name)[] countries =
        [
            ("arg", "Argentina"), ("bra", "Brazil"), ("cl", "Chile"), ("colo", "Colombia"), ("costa", "Costa Rica"), ("mex", "Mexico"), ("pa", "Panama"), ("peru", "Peru"), ("uru", "Uruguay"),
        ];
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewRegion);
        var keys = new Keys(editor.Tab.Keyboard);

        // The title has the focus when the form has come.
        await Assertions.Expect(editor.Field("TitlePart.Title")).ToBeFocusedAsync();
        var title = "Nine " + Guid.NewGuid().ToString("n")[..6];
        await keys.TypeAsync(title);
        await TabToAsync(editor, keys, ".multiselect");
        await keys.TypeAsync("phase ii");
        await Assertions.Expect(editor.Tab.Locator(".multiselect__option--highlight").Filter(new() { HasText = "Phase II" })).ToBeVisibleAsync();
        await keys.PressAsync("Enter");
        await TabToAsync(editor, keys, "#Region_Countries_Values_choice");
        foreach (var (typed, _) in countries)
        {
            await keys.TypeAsync(typed);
            await keys.PressAsync("Enter");
        }

        await Assertions.Expect(Chips(editor)).ToHaveTextAsync(countries.Select(country => country.Name));
        await TabToAsync(editor, keys, "button[value='submit.Save']");
        await keys.PressAsync("Enter");
        await Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
        // Somebody who types two keys in a second has done it in a minute and a half; without the title in less than one.
        Assert.InRange(keys.Pressed, 9 * 2, 150);

        await editor.OpenAsync("/Admin/Contents/ContentItems/Region");
        await editor.Tab.Locator(".contentitem").GetByRole(AriaRole.Link, new() { Name = title }).ClickAsync();
        await Assertions.Expect(Chips(editor)).ToHaveTextAsync(countries.Select(country => country.Name));
    }

    [Theory]
    [InlineData("cote", "Côte d’Ivoire")]
    [InlineData("Reunion", "Réunion")]
    [InlineData("aland", "Åland Islands")]
    [InlineData("ci", "Côte d’Ivoire")]
    [InlineData("KR", "South Korea")]
    [InlineData("states", "United States")]
    public async Task Accents_and_codes_find_it(string typed, string name)
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewRegion);
        await Countries(editor).PressSequentiallyAsync(typed);
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Option).First).ToHaveTextAsync(name);
        await Countries(editor).PressAsync("Enter");
        await Assertions.Expect(Chips(editor)).ToHaveTextAsync([name]);
    }

    [Fact]
    public async Task Keys_open_move_close_and_take_back()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewRegion);
        var box = Countries(editor);
        await box.PressAsync("ArrowDown");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await box.PressAsync("ArrowDown");
        var active = await box.GetAttributeAsync("aria-activedescendant");
        await Assertions.Expect(editor.Tab.Locator("#" + active)).ToHaveTextAsync("Åland Islands");
        await box.PressAsync("Escape");
        await Assertions.Expect(box).ToHaveAttributeAsync("aria-expanded", "false");
        await Assertions.Expect(Chips(editor)).ToHaveCountAsync(0);

        foreach (var typed in new[] { "canada", "china" })
        {
            await box.PressSequentiallyAsync(typed);
            await box.PressAsync("Enter");
        }

        await Assertions.Expect(Chips(editor)).ToHaveTextAsync(["Canada", "China"]);
        await box.PressAsync("Backspace");
        await Assertions.Expect(Chips(editor)).ToHaveTextAsync(["Canada"]);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Remove Canada" }).ClickAsync();
        await Assertions.Expect(Chips(editor)).ToHaveCountAsync(0);
        await Assertions.Expect(box).ToBeFocusedAsync();

        await box.PressSequentiallyAsync("atlantis");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Status).Filter(new() { HasText = "Nothing found" })).ToBeAttachedAsync();
    }

    [Fact]
    public async Task Of_one_the_box_shows_what_is_chosen_and_an_empty_box_is_none()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewTestimonial);
        await editor.Field("Testimonial.Quote.Text").FillAsync("Nous apprenons.");
        var (language, country) = (editor.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Language of the quotation" }), editor.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Country", Exact = true }));
        await Assertions.Expect(language).ToHaveValueAsync("English");
        await language.FillAsync("fren");
        await language.PressAsync("Enter");
        await Assertions.Expect(language).ToHaveValueAsync("French");
        await country.FillAsync("slovak");
        await editor.Tab.GetByRole(AriaRole.Option, new() { Name = "Slovakia" }).ClickAsync();
        await editor.Field("Testimonial.Place.Text").FillAsync("Bratislava");
        await editor.SaveSuccessfullyAsync();
        await Assertions.Expect(language).ToHaveValueAsync("French");
        await Assertions.Expect(country).ToHaveValueAsync("Slovakia");

        await country.FillAsync("");
        await language.FillAsync("");
        await editor.SaveSuccessfullyAsync();
        await Assertions.Expect(country).ToHaveValueAsync("");
        // A quotation has a language.
        await Assertions.Expect(language).ToHaveValueAsync("French");
    }

    [Fact]
    public async Task What_was_chosen_before_a_crash_is_given_back()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(NewRegion);
        await editor.TypeAsync("TitlePart.Title", "Kept");
        await Countries(editor).PressSequentiallyAsync("japan");
        await Countries(editor).PressAsync("Enter");
        await editor.WaitUntilKeptAsync("\"JP\"");
        await editor.KillTabAsync();
        await editor.OpenAsync(NewRegion);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(Chips(editor)).ToHaveTextAsync(["Japan"]);
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_in_it(ColorScheme scheme)
    {
        await using var editor = await cms.NewEditorAsync(new() { ColorScheme = scheme });
        await editor.OpenAsync(NewRegion);
        await editor.Tab.EvaluateAsync("theme => { document.documentElement.dataset.bsTheme = theme; }", scheme == ColorScheme.Dark ? "dark" : "light");
        await Countries(editor).PressSequentiallyAsync("canada");
        await Countries(editor).PressAsync("Enter");
        await Countries(editor).PressSequentiallyAsync("united");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Option).First).ToBeVisibleAsync();
        await editor.Tab.EvaluateAsync(new BundledAxeScriptProvider().GetScript());
        Assert.Equal("", await editor.Tab.EvaluateAsync<string>("""
            async () => (await axe.run('#Region_Countries_Values_FieldWrapper')).violations.map(one => `${one.id}: ${one.nodes.map(node => node.html).join(' ')}`).join('\n')
            """));
    }

    [Fact]
    public async Task Without_a_script_there_is_the_list()
    {
        await using var editor = await cms.NewEditorAsync(new() { JavaScriptEnabled = false });
        await editor.OpenAsync(NewRegion);
        var list = editor.Tab.GetByLabel("Countries");
        await Assertions.Expect(list).ToBeVisibleAsync();
        await Assertions.Expect(editor.Tab.GetByText("Hold Ctrl (Cmd on a Mac) to choose more than one.")).ToBeVisibleAsync();
        await Assertions.Expect(list.Locator("option", new() { HasText = "Côte d’Ivoire" })).ToHaveCountAsync(1);
    }

    private static ILocator Countries(Editor editor) => editor.Tab.GetByRole(AriaRole.Combobox, new() { Name = "Countries" });

    private static ILocator Chips(Editor editor) => editor.Tab.GetByRole(AriaRole.List, new() { Name = "Countries" }).Locator(".iurc-chip > span");

    /// <summary>Goes on with the key Tab until the focus is on, or in, what is meant.</summary>
    private static async Task TabToAsync(Editor editor, Keys keys, string selector)
    {
        for (var i = 0; i < 60 && !await editor.Tab.EvaluateAsync<bool>("selector => document.activeElement.closest(selector) !== null", selector); i++)
        {
            await keys.PressAsync("Tab");
        }

        Assert.True(await editor.Tab.EvaluateAsync<bool>("selector => document.activeElement.closest(selector) !== null", selector), $"The key Tab does not lead to {selector}.");
    }

    private sealed class Keys(IKeyboard keyboard)
    {
        public int Pressed { get; private set; }

        public Task PressAsync(string key)
        {
            Pressed++;
            return keyboard.PressAsync(key);
        }

        public Task TypeAsync(string text)
        {
            Pressed += text.Length;
            return keyboard.TypeAsync(text);
        }
    }
}
