using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>The admin says dates and times as the site does.</summary>
public sealed partial class DateTests(Cms cms)
{
    [Fact]
    public async Task A_list_says_when_in_the_format_and_the_time_zone_of_the_site()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync("/Admin/Contents/ContentItems/Phase");
        await Assertions.Expect(editor.Tab.Locator("tbody time").First).ToHaveTextAsync(Moment());
    }

    [Fact]
    public async Task So_does_the_history()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync("/Admin/AuditTrail");
        await editor.Tab.Locator(".badge:has(time)").First.HoverAsync();
        await Assertions.Expect(editor.Tab.Locator(".tooltip")).ToHaveTextAsync(Moment());
    }

    [Fact]
    public async Task So_does_an_entry_of_the_history()
    {
        await using var editor = await cms.NewMemberAsync("Editor");
        await editor.OpenAsync("/Admin/AuditTrail");
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "Details" }).First.ClickAsync();
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Cell).Filter(new() { HasTextRegex = Moment() })).ToHaveCountAsync(1);
    }

    [GeneratedRegex("^\\s*[0-9]{1,2} [A-Z][a-z]+ 20[0-9]{2} at [0-2][0-9]:[0-5][0-9] \\(Brussels\\)\\s*$")]
    private static partial Regex Moment();
}
