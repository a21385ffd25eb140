using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What is pasted and typed into a rich text comes out as text: no word is lost, and what was changed is said.</summary>
public sealed class RichTextTests(Cms cms)
{
    private const string Title = "TitlePart.Title";
    private const string Body = "Page.Body.Html";

    // As Word puts it on the clipboard.
    private const string Word = """
        <html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal { color: red }</style></head><body lang=EN-GB><!--StartFragment-->
        <h1 style='color:#2F5496'>Results of the pilot<o:p></o:p></h1>
        <p class=MsoNormal><span style='font-size:14.0pt;color:red'>Mayors met in <st1:City w:st="on">Bratislava</st1:City>.</span><o:p></o:p></p>
        <p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Shared bicycles<o:p></o:p></p>
        <p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;text-indent:-18.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span style='font-family:"Courier New"'><span style='mso-list:Ignore'>o<span>&nbsp;&nbsp; </span></span></span><![endif]>in the centre<o:p></o:p></p>
        <p class=MsoListParagraphCxSpLast style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Green roofs<o:p></o:p></p>
        <p class=MsoListParagraph><span>1.<span>&nbsp;&nbsp;&nbsp; </span></span>Plan</p><p class=MsoListParagraph><span>2.<span>&nbsp;&nbsp;&nbsp; </span></span>Build</p>
        <table class=MsoTableGrid border=1 width=900 style='width:900pt'><tr><td width=300><p class=MsoNormal><b>City<o:p></o:p></b></p></td><td width=300><p class=MsoNormal align=center><b><span>Partner</span></b></p></td></tr><tr><td><p class=MsoNormal>Bratislava</p></td><td><p class=MsoNormal>Montreal</p></td></tr></table>
        <p class=MsoNormal>See <a href="https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Feuropa.eu%2Fplan%3Futm_source%3Dmail&amp;data=05%7Creader%40example.eu&amp;reserved=0">the plan</a>.</p>
        <!--EndFragment--></body></html>
        """;

    [Fact]
    public async Task A_text_from_Word_becomes_lists_headings_and_a_table_and_the_changes_are_said_in_one_message()
    {
        await using var editor = await WriteAsync("Pasted from Word");
        await PasteAsync(editor, Word);
        await editor.PublishAsync();

        var message = Message(editor);
        await Assertions.Expect(message).ToHaveCountAsync(1);
        await Assertions.Expect(message).ToContainTextAsync("level 2, as the title of the page is the only one of level 1: Results of the pilot");
        await Assertions.Expect(message).ToContainTextAsync("Shared bicycles");
        await Assertions.Expect(message).ToContainTextAsync("City | Partner");
        await Assertions.Expect(message).ToContainTextAsync("https://europa.eu/plan was wrapped");
        await Assertions.Expect(message).ToContainTextAsync("utm_source");

        await editor.OpenAsync("/pasted-from-word");
        var text = editor.Tab.Locator("main .rich-text");
        Assert.Equal(
            "<h2 id=\"results-of-the-pilot\">Results of the pilot</h2><p>Mayors met in Bratislava.</p><ul><li>Shared bicycles<ul><li>in the centre</li></ul></li><li>Green roofs</li></ul><ol><li>Plan</li><li>Build</li></ol>"
            + "<table><thead><tr><th scope=\"col\">City</th><th scope=\"col\">Partner</th></tr></thead><tbody><tr><td>Bratislava</td><td>Montreal</td></tr></tbody></table><p>See <a href=\"https://europa.eu/plan\">the plan</a>.</p>",
            WithoutRegions(await text.InnerHTMLAsync()));
        await Assertions.Expect(editor.Tab.Locator("h1")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task Lists_count_as_they_did_names_keep_their_initials_and_Arabic_reads_from_the_right()
    {
        await using var editor = await WriteAsync("Counted");
        await PasteAsync(editor, """
            <ol type="a"><li>Clause</li></ol><ol style="list-style-type:upper-roman"><li>Chapter</li></ol><p>A. Smith</p><p>B. Jones</p><p>كتبت هذه الجملة (IURC).</p>
            """);
        await editor.PublishAsync();
        await editor.OpenAsync("/counted");
        var text = editor.Tab.Locator("main .rich-text");
        Assert.Equal(["lower-alpha", "upper-roman"], await text.Locator("ol").EvaluateAllAsync<string[]>("lists => lists.map(list => getComputedStyle(list).listStyleType)"));
        await Assertions.Expect(text.Locator("p").Nth(0)).ToHaveTextAsync("A. Smith");
        Assert.True(await text.Locator("p").Last.EvaluateAsync<bool>("""
            line => {
              const [first, last] = [0, line.firstChild.length - 1].map(at => {
                const range = document.createRange();
                range.setStart(line.firstChild, at);
                range.setEnd(line.firstChild, at + 1);
                return range.getBoundingClientRect().left;
              });
              return first > last;
            }
            """));
    }

    [Fact]
    public async Task A_refused_form_runs_no_script_and_shows_the_words_again()
    {
        await using var editor = await WriteAsync("");
        await TypeSourceAsync(editor, "<p>My dear words</p><script>window.ran = 1</script><img src=\"/x\" alt=\"\" onerror=\"window.ran = 2\"><svg onload=\"window.ran = 3\"></svg><details open ontoggle=\"window.ran = 4\"><summary>More</summary>words</details>");
        await editor.PublishAsync();

        await Assertions.Expect(editor.Summary).ToContainTextAsync("A value is required for Title.");
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).ToContainTextAsync("My dear words");
        // The picture that cannot be loaded has had its turn.
        await editor.Tab.WaitForFunctionAsync("() => [...document.querySelectorAll('.trumbowyg-editor img')].every(picture => picture.complete)");
        Assert.Null(await editor.Tab.EvaluateAsync<int?>("() => window.ran ?? null"));
        await Assertions.Expect(Message(editor)).ToContainTextAsync("programs or style sheets were taken out");
    }

    [Fact]
    public async Task Pictures_of_elsewhere_and_links_that_only_some_can_open_are_refused_by_name()
    {
        await using var editor = await WriteAsync("Refused");
        await PasteAsync(editor, "<p>Look: <img src=\"https://example.eu/mayors.jpg\" alt=\"Mayors\"><img src=\"file:///C:/Users/me/roof.jpg\"><img src=\"data:image/png;base64,iVBORw0KGgo=\"> and <a href=\"http://intranet/plan\">our plan</a></p>");
        await editor.PublishAsync();

        await Assertions.Expect(editor.Summary).ToContainTextAsync("The picture \"https://example.eu/mayors.jpg\" lies on another website");
        await Assertions.Expect(editor.Summary).ToContainTextAsync("The picture \"image/png\" was pasted into the text");
        await Assertions.Expect(editor.Summary).ToContainTextAsync("Upload it to the media library");
        await Assertions.Expect(editor.Summary).ToContainTextAsync("The link \"our plan\" leads to \"http://intranet/plan\", which only some can reach");
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).ToContainTextAsync("Look:");
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(390)]
    public async Task Why_a_form_was_refused_is_to_be_read_once_also_when_a_text_was_tidied(int width)
    {
        await using var editor = await WriteAsync("Screenshot");
        // As a screenshot is pasted: a picture of many thousand letters, without a text.
        await PasteAsync(editor, $"<p style=\"margin: 3cm\">See <font color=\"red\">this</font>: <img src=\"data:image/png;base64,iVBORw0KGgo{new string('A', 20_000)}\"></p><script>var tidied;</script>");
        await editor.PublishAsync();
        await editor.Tab.SetViewportSizeAsync(width, 900);

        var line = editor.Summary.Locator("li");
        await Assertions.Expect(line).ToHaveCountAsync(1);
        await Assertions.Expect(line).ToContainTextAsync("The picture \"image/png\" was pasted into the text");
        await Assertions.Expect(editor.Summary).Not.ToContainTextAsync("base64");
        await Assertions.Expect(Message(editor)).ToBeVisibleAsync();
        var problems = await editor.Tab.EvaluateAsync<string>("""
            () => {
              const summary = document.querySelector('.validation-summary-errors'), box = summary.getBoundingClientRect();
              const covered = [...document.querySelectorAll('.toast.show')].filter(toast => {
                const other = toast.getBoundingClientRect();
                return other.left < box.right && box.left < other.right && other.top < box.bottom && box.top < other.bottom;
              }).map(toast => 'covered by ' + toast.innerText);
              return [...covered, ...(summary.scrollWidth > summary.clientWidth ? ['out of its box'] : [])].join('\n');
            }
            """);
        Assert.Equal("", problems);
    }

    [Fact]
    public async Task A_video_becomes_a_link_and_that_is_said()
    {
        await using var editor = await WriteAsync("Video in a text");
        await TypeSourceAsync(editor, "<p>Before</p><iframe width=\"560\" height=\"315\" src=\"https://www.youtube.com/embed/abc123\" title=\"The mayors speak\" allowfullscreen></iframe><p>After</p>");
        await editor.PublishAsync();

        await Assertions.Expect(Message(editor)).ToContainTextAsync("The mayors speak (https://www.youtube.com/watch?v=abc123)");
        await Assertions.Expect(Message(editor)).ToContainTextAsync("video block");
        await editor.OpenAsync("/video-in-a-text");
        await Assertions.Expect(editor.Tab.GetByRole(AriaRole.Link, new() { Name = "The mayors speak" })).ToHaveAttributeAsync("href", "https://www.youtube.com/watch?v=abc123");
    }

    [Fact]
    public async Task Links_within_a_page_and_its_contents_lead_to_headings_that_keep_their_ids()
    {
        await using var editor = await WriteAsync("A long page");
        await TypeSourceAsync(editor, "<p><a href=\"#results\">See the results</a></p><h2>Menu</h2><p>One</p><h2>What we did</h2><p>Two</p><h2 id=\"results\">What came of it</h2><p>Three</p><h2>What we did</h2><p>Four</p>");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();
        var address = editor.Tab.Url;

        // A heading that is called otherwise later is still found.
        await editor.OpenAsync(address);
        await editor.Tab.Locator(".trumbowyg-editor h2").Nth(1).ClickAsync();
        await editor.Tab.Keyboard.PressAsync("End");
        await editor.Tab.Keyboard.TypeAsync(" in 2024");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();

        await editor.OpenAsync("/a-long-page");
        Assert.Equal(["menu-2", "what-we-did", "results", "what-we-did-2"], await editor.Tab.Locator(".rich-text h2").EvaluateAllAsync<string[]>("headings => headings.map(heading => heading.id)"));
        await editor.Tab.GetByRole(AriaRole.Navigation, new() { Name = "On this page" }).GetByRole(AriaRole.Link, new() { Name = "What we did in 2024" }).ClickAsync();
        await Assertions.Expect(editor.Tab).ToHaveURLAsync(new Regex("#what-we-did$"));
        await editor.Tab.GetByRole(AriaRole.Link, new() { Name = "See the results" }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator("h2:target")).ToHaveTextAsync("What came of it");
    }

    [Fact]
    public async Task What_is_changed_without_a_key_is_published_as_it_is_seen()
    {
        await using var editor = await WriteAsync("Without a key");
        var text = editor.Tab.Locator(".trumbowyg-editor").First;
        await text.ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("Alpha bravo charlie delta.");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();
        await editor.OpenAsync(editor.Tab.Url);
        await Assertions.Expect(text).ToHaveTextAsync("Alpha bravo charlie delta.");

        // A spelling that is corrected, words that are dictated, and what the menu of the browser deletes.
        await SelectAsync("bravo");
        await editor.Tab.Keyboard.InsertTextAsync("BRAVO");
        await SelectAsync("charlie ");
        await editor.Tab.EvaluateAsync("() => document.execCommand('delete')");
        await editor.Tab.Keyboard.PressAsync("Control+End");
        await editor.Tab.Keyboard.InsertTextAsync(" Echo.");
        // What is kept against a crash is what is seen.
        await editor.Tab.WaitForFunctionAsync("() => Object.values(localStorage).some(kept => kept.includes('Alpha BRAVO delta. Echo.'))");
        await editor.PublishAsync();
        await Assertions.Expect(editor.Tab.Locator(".message-success").First).ToBeAttachedAsync();

        await editor.OpenAsync("/without-a-key");
        await Assertions.Expect(editor.Tab.Locator("main .rich-text")).ToHaveTextAsync("Alpha BRAVO delta. Echo.");

        Task SelectAsync(string words) => text.EvaluateAsync("""
            (editor, words) => {
              const walk = document.createTreeWalker(editor, NodeFilter.SHOW_TEXT);
              while (walk.nextNode()) {
                const at = walk.currentNode.data.indexOf(words);
                if (at >= 0) {
                  getSelection().setBaseAndExtent(walk.currentNode, at, walk.currentNode, at + words.length);
                  return;
                }
              }
            }
            """, words);
    }

    [Fact]
    public async Task The_toolbar_offers_nothing_that_would_not_survive()
    {
        await using var editor = await WriteAsync("");
        await editor.Tab.Locator(".trumbowyg-editor").First.ClickAsync();
        await editor.Tab.Keyboard.TypeAsync("A heading");
        var buttons = await editor.Tab.Locator(".trumbowyg-button-pane").First.Locator("button").EvaluateAllAsync<string[]>("buttons => buttons.map(button => button.title)");
        Assert.DoesNotContain(buttons, button => Regex.IsMatch(button, "Align|Shortcode|Colou?r|Video|Audio|Font", RegexOptions.IgnoreCase));
        await editor.Tab.Locator(".trumbowyg-formats-button").First.ClickAsync();
        var formats = await editor.Tab.Locator(".trumbowyg-dropdown-formats").First.Locator("button").AllInnerTextsAsync();
        Assert.Equal(["Paragraph", "Heading", "Heading of a part", "Small heading", "Quote"], formats.Select(format => format.Trim()));

        // What it offers survives, and nothing is said.
        await editor.Tab.Locator(".trumbowyg-dropdown-formats").First.GetByText("Heading", new() { Exact = true }).ClickAsync();
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor h2").First).ToHaveTextAsync("A heading");
        await editor.Tab.Keyboard.PressAsync("End");
        await editor.Tab.Keyboard.PressAsync("Enter");
        await editor.Tab.Keyboard.TypeAsync("Some words");
        await editor.Field(Title).FillAsync("By the toolbar");
        await editor.SaveSuccessfullyAsync();
        await Assertions.Expect(Message(editor)).ToHaveCountAsync(0);
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor h2").First).ToHaveTextAsync("A heading");
    }

    private async Task<Editor> WriteAsync(string title)
    {
        var editor = await cms.NewEditorAsync(new BrowserNewContextOptions { Permissions = ["clipboard-read", "clipboard-write"] });
        await editor.OpenAsync(Editor.NewPage);
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).ToBeVisibleAsync();
        await editor.Field(Title).FillAsync(title);
        return editor;
    }

    // From the clipboard, so that the browser does with it what it does with any page that is pasted.
    private static async Task PasteAsync(Editor editor, string html)
    {
        await editor.Tab.EvaluateAsync("async html => navigator.clipboard.write([new ClipboardItem({ 'text/html': new Blob([html], { type: 'text/html' }) })])", html);
        await editor.Tab.Locator(".trumbowyg-editor").First.ClickAsync();
        await editor.Tab.Keyboard.PressAsync("Control+V");
        await Assertions.Expect(editor.Tab.Locator(".trumbowyg-editor").First).Not.ToBeEmptyAsync();
    }

    private static async Task TypeSourceAsync(Editor editor, string html)
    {
        await editor.Tab.Locator(".trumbowyg-viewHTML-button").First.ClickAsync();
        await editor.Tab.Locator($"textarea[name='{Body}']").FillAsync(html);
    }

    private static ILocator Message(Editor editor) => editor.Tab.Locator("[data-iurc-mended]");

    // A wide table may lie in a place of its own that scrolls.
    private static string WithoutRegions(string html) => Regex.Replace(html, "</?div[^>]*>", "");
}
