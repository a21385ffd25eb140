using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What people complain of does happen on stock Orchard: here the aids are switched off.</summary>
[Collection(OwnCms.Name)]
public sealed class StockOrchardTests(Cms cms, OwnCms.Fixture own)
{
    private const string Quote = "Testimonial.Quote.Text";

    /// <summary>OrchardCore issue 1008; <see cref="SafeEditingTests.Leaving_a_changed_form_asks_first"/>.</summary>
    [Fact]
    public async Task A_changed_form_is_left_without_a_word_and_what_was_typed_is_lost()
    {
        await using var editor = await cms.NewEditorAsync(own.Process);
        await Aids.SwitchAsync(editor, "Disable");
        try
        {
            await editor.OpenAsync(Editor.NewTestimonial);
            await editor.TypeAsync(Quote, "Not saved");
            await editor.LeaveAsync();

            await editor.OpenAsync(Editor.NewTestimonial);
            await Assertions.Expect(editor.Field(Quote)).ToHaveValueAsync("");
        }
        finally
        {
            await Aids.SwitchAsync(editor, "Enable");
        }
    }
}
