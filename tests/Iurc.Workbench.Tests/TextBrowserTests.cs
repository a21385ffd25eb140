using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Iurc.Workbench.Tests.Support;

namespace Iurc.Workbench.Tests;

/// <summary>
/// What a text browser makes of every page and state that the preview lists. The expected texts lie in the folder TextBrowser, one
/// file a page: the home page whole, of the others what differs. Only words and their order count, since versions of lynx lay them
/// out differently.
/// </summary>
public sealed partial class TextBrowserTests(RepositorySite repository)
{
    private const string AcceptVariable = "ACCEPT_TEXTS";

    private static readonly string s_folder = Path.Combine(Repository.Folder.Root, "tests", "Iurc.Workbench.Tests", "TextBrowser");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_page_reads_as_it_is_written_down()
    {
        var lynx = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
            .Select(folder => Path.Combine(folder, "lynx")).FirstOrDefault(File.Exists);
        Assert.SkipWhen(lynx is null, "No lynx on PATH.");

        var problems = new List<string>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in await AddressesAsync())
        {
            var name = NameOf(address);
            names.Add(name);
            var actual = Fold(await ReadAsync(lynx!, await MarkupAsync(address)));
            if (await DifferenceAsync(Path.Combine(s_folder, name), actual) is { } difference)
            {
                problems.Add($"{address} reads otherwise than tests/Iurc.Workbench.Tests/TextBrowser/{name}: {difference}");
            }
        }

        problems.AddRange(Directory.EnumerateFiles(s_folder).Select(Path.GetFileName).OfType<string>().Where(name => !names.Contains(name))
            .Select(name => $"No page belongs to tests/Iurc.Workbench.Tests/TextBrowser/{name}. Delete it."));
        Assert.True(problems.Count == 0,
            $"{string.Join('\n', problems)}\nIf that is how it should be, run this test once with {AcceptVariable}=1 in the environment, look at the files and commit them.");
    }

    private async Task<IReadOnlyList<string>> AddressesAsync()
    {
        var index = await repository.Site.GetPageAsync("/_preview");
        string[] addresses = [.. index.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!).Distinct(StringComparer.Ordinal)];
        Assert.Superset(repository.Pages.Select(page => page.Address).ToHashSet(), addresses.ToHashSet());
        return addresses;
    }

    private async Task<string> MarkupAsync(string address)
    {
        var document = await repository.Site.GetPageAsync(address);
        return (address == "/" ? document.DocumentElement : document.QuerySelector("main")!).OuterHtml;
    }

    private static async Task<string> ReadAsync(string lynx, string markup)
    {
        // -cfg: not what this machine's administrator prefers.
        var start = new ProcessStartInfo(lynx, ["-cfg=/dev/null", "-dump", "-nolist", "-stdin", "-force_html", "-width=80", "-assume_charset=utf-8", "-display_charset=utf-8"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync(Cancellation);
        await process.StandardInput.WriteAsync(markup);
        process.StandardInput.Close();
        var text = await output;
        await process.WaitForExitAsync(Cancellation);
        Assert.Equal(0, process.ExitCode);
        return text;
    }

    /// <summary>Where the words differ, or null. A text that is accepted takes the place of the old one.</summary>
    private static async Task<string?> DifferenceAsync(string file, string actual)
    {
        var expected = File.Exists(file) ? await File.ReadAllTextAsync(file, Cancellation) : "";
        var (left, right) = (Words.Fold(expected).Split(' '), Words.Fold(actual).Split(' '));
        if (left.SequenceEqual(right, StringComparer.Ordinal))
        {
            return null;
        }

        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, actual, Cancellation);
            return null;
        }

        var at = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"after “{string.Join(' ', right.Take(at).TakeLast(5))}” comes “{string.Join(' ', right.Skip(at).Take(8))}” and not “{string.Join(' ', left.Skip(at).Take(8))}”";
    }

    /// <summary>Without what only lays the text out: blank lines in a row, blanks at the end of a line, the length of a field.</summary>
    private static string Fold(string text)
        => BlankLines().Replace(Field().Replace(Blanks().Replace(text.ReplaceLineEndings("\n"), ""), "___"), "\n\n").Trim('\n') + "\n";

    private static string NameOf(string address)
        => (address == "/" ? "home" : NotForNames().Replace(address.Trim('/'), ".")) + ".txt";

    [GeneratedRegex("[ \t]+$", RegexOptions.Multiline)]
    private static partial Regex Blanks();

    [GeneratedRegex("\n{3,}")]
    private static partial Regex BlankLines();

    [GeneratedRegex("_{3,}")]
    private static partial Regex Field();

    [GeneratedRegex("[^A-Za-z0-9-]+")]
    private static partial Regex NotForNames();
}
