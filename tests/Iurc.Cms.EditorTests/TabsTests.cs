using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What lies in a tab that is closed is as easy to get at as the rest.</summary>
public sealed class TabsTests(Cms cms)
{
    private const string Path = "AutoroutePart.Path";
    private const string Description = "SeoMetaPart.MetaDescription";

    [Fact]
    public async Task A_message_about_a_field_in_another_tab_leads_there()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.Field("TitlePart.Title").FillAsync("Has a bad address");
        await editor.ChooseAsync("Address and search");
        await editor.Field(Path).FillAsync("a?b");
        await editor.SaveAsync();

        await Assertions.Expect(editor.Summary).ToBeFocusedAsync();
        await Assertions.Expect(editor.Field(Path)).ToBeHiddenAsync();
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Tab, new() { Name = "Address and search" }).GetByRole(AriaRole.Img, new() { Name = "Something here is wrong" })).ToBeVisibleAsync();
        await editor.Tab.Keyboard.PressAsync("Tab");
        await editor.Tab.Keyboard.PressAsync("Enter");
        await Assertions.Expect(editor.Field(Path)).ToBeFocusedAsync();
        await Assertions.Expect(editor.Field(Path)).ToHaveValueAsync("a?b");
    }

    [Fact]
    public async Task What_the_browser_itself_refuses_is_shown_although_its_tab_is_closed()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync("/Admin/Contents/ContentTypes/Region/Create");
        await editor.ChooseAsync("Where it shows");
        await editor.Field("Region.Order.Value").FillAsync("1.5");
        await editor.ChooseAsync("Content");
        await editor.SaveAsync();
        await Assertions.Expect(editor.Field("Region.Order.Value")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Work_in_another_tab_is_given_back_and_shown()
    {
        await using var editor = await cms.NewEditorAsync();
        await editor.OpenAsync(Editor.NewPage);
        await editor.ChooseAsync("Address and search");
        await editor.TypeAsync(Description, "For those who search");
        await editor.WaitUntilKeptAsync("For those who search");
        await editor.KillTabAsync();

        await editor.OpenAsync(Editor.NewPage);
        await editor.Tab.GetByRole(AriaRole.Button, new() { Name = "Restore" }).ClickAsync();
        await Assertions.Expect(editor.Field(Description)).ToBeFocusedAsync();
        await Assertions.Expect(editor.Field(Description)).ToHaveValueAsync("For those who search");
        Assert.Equal("beforeunload", await editor.LeaveAndStayAsync());
    }

    [Theory]
    [InlineData(Editor.NewTestimonial, "Testimonial.Quote.Text")]
    [InlineData("/Admin/Contents/ContentTypes/Phase/Create", "TitlePart.Title")]
    public async Task On_a_phone_the_menu_does_not_lie_over_the_form(string address, string field)
    {
        await using var editor = await cms.NewEditorAsync(new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await editor.OpenAsync(address);
        Assert.True(await editor.Field(field).EvaluateAsync<bool>("""
            field => {
              field.scrollIntoView({ block: 'center' });
              const box = field.getBoundingClientRect();
              return [box.left + 3, (box.left + box.right) / 2, box.right - 3].every(x => document.elementFromPoint(x, box.top + 10) === field)
                && box.width > 200 && document.documentElement.scrollWidth <= innerWidth;
            }
            """));

        // And it can be opened.
        await editor.Tab.Locator(".leftbar-compactor").ClickAsync();
        await Assertions.Expect(editor.Tab.Locator("#left-nav").GetByText("Testimonials", new() { Exact = true })).ToBeVisibleAsync();
    }
}
