using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>A contributor writes, an editor publishes, readers read.</summary>
[Collection(OwnCms.Name)]
public sealed class RolesTests(Cms cms, OwnCms.Fixture own)
{
    private const string Person = "Ada Beispiel";

    [Fact]
    public async Task A_contributor_asks_for_a_review_and_an_editor_publishes()
    {
        await using (var contributor = await cms.NewMemberAsync("Contributor", own.Process))
        {
            await contributor.OpenAsync(Editor.NewTestimonial);
            await contributor.Field("Testimonial.Quote.Text").FillAsync("We plan together.");
            await contributor.Field("Testimonial.PersonName.Text").FillAsync(Person);
            await contributor.Field("Testimonial.PermissionGiven.Value").CheckAsync();
            await Assertions.Expect(contributor.Tab.Locator("button[value='submit.Publish']")).ToHaveCountAsync(0);
            await contributor.Tab.Locator("button[value='submit.AskForReview']").ClickAsync();
            await ExpectDoneAsync(contributor);
        }

        await using var editor = await cms.NewMemberAsync("Editor", own.Process);
        await editor.OpenAsync("/Admin");
        await editor.Tab.Locator("[data-iurc-kind='awaiting-review']").GetByRole(AriaRole.Link, new() { Name = Person }).ClickAsync();
        await editor.PublishAsync();
        await ExpectDoneAsync(editor);

        await using var reader = await editor.Tab.Context.Browser!.NewContextAsync();
        var page = await reader.NewPageAsync();
        await page.GotoAsync(new Uri(own.Process.Address, "/testimonials").AbsoluteUri);
        await Assertions.Expect(page.Locator("main figure").Filter(new() { HasText = Person })).ToContainTextAsync("We plan together.");
    }

    private static Task ExpectDoneAsync(Editor editor) => Assertions.Expect(editor.Tab.Locator(".message-success, .alert-success").First).ToBeAttachedAsync();
}
