using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Two editors change pages, one at each node, while readers at both ask for them without a pause.</summary>
public sealed partial class NeverStaleTests(Cluster cluster) : ClusterTest(cluster)
{
    private const int Changes = 20;
    private const int ReadersEach = 2;
    private const int Hidden = -1;

    [Theory]
    [InlineData(7)]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task No_reader_at_any_node_is_shown_a_state_that_was_over_when_they_asked(int seed)
    {
        var authors = new List<Author>();
        foreach (var node in Cluster.Nodes)
        {
            authors.Add(await Author.BeginAsync(node.Address, new Random(seed + authors.Count)));
        }

        using var over = new CancellationTokenSource();
        var readers = Cluster.Nodes.SelectMany(node => Enumerable.Range(0, ReadersEach).Select(number => ReadAsync(node.Address, authors, number, over.Token))).ToArray();

        await Task.WhenAll(authors.Select(author => author.WorkAsync(Changes, () => readers.Any(reader => reader.IsCompleted))));
        await over.CancelAsync();
        var seen = await Task.WhenAll(readers);
        authors.ForEach(author => author.Dispose());

        // Each reader has come by between most changes.
        Assert.All(seen, states => Assert.True(states > Changes, $"A reader has seen {states} states only: the test has tried too little."));
    }

    /// <summary>Asks for all pages again and again.</summary>
    /// <returns>How often a page was in another state than the time before.</returns>
    private static async Task<int> ReadAsync(Uri at, IReadOnlyList<Author> authors, int number, CancellationToken over)
    {
        using var browser = Visitor.At(at);
        var last = new int[authors.Count];
        var seen = 0;
        for (var turn = number; !over.IsCancellationRequested; turn++)
        {
            var index = turn % authors.Count;
            var (author, acknowledged) = (authors[index], authors[index].History.Acknowledged);
            var answer = await browser.GetAsync(author.Address);
            var shown = answer.Status == HttpStatusCode.NotFound ? Hidden
                : StateIn().Match(answer.VisibleText) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
                : throw new InvalidOperationException($"{author.Address} at {at}: {answer}");
            var possible = author.History.PossibleSince(acknowledged);
            Assert.True(possible.Contains(shown), $"{author.Address} at {at} is in state {shown}; possible are {string.Join(", ", possible)}");
            seen += shown == last[index] ? 0 : 1;
            last[index] = shown;
        }

        return seen;
    }

    [GeneratedRegex(@"This is state (\d+)\.")]
    private static partial Regex StateIn();

    /// <summary>An editor and the page that they change.</summary>
    private sealed class Author(Editor editor, Random random, string id, string title) : IDisposable
    {
        public StateHistory History { get; } = new();

        public string Address { get; } = Editor.AddressOf(title);

        public static async Task<Author> BeginAsync(Uri at, Random random)
        {
            var editor = await Editor.LogInAsync(at);
            var title = Editor.NewTitle();
            Assert.Equal(HttpStatusCode.Redirect, (await editor.PublishAsync(title)).Status);
            var author = new Author(editor, random, await editor.IdOfAsync(title), title);
            await author.WriteAsync(0);
            return author;
        }

        [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
        public async Task WorkAsync(int changes, Func<bool> isInVain)
        {
            for (var state = 1; state <= changes && !isInVain(); state++)
            {
                if (History.Current != Hidden && random.Next(3) == 0)
                {
                    History.Begin(Hidden);
                    await editor.ActAsync(id, "Unpublish");
                    History.Acknowledge();
                }
                else
                {
                    await WriteAsync(state);
                }
            }
        }

        public void Dispose() => editor.Dispose();

        private async Task WriteAsync(int state)
        {
            History.Begin(state);
            var answer = await editor.ChangeAsync(id, form => form["Page.Summary.Text"] = $"This is state {state}.");
            Assert.True(answer.Status == HttpStatusCode.Redirect, answer.ToString());
            History.Acknowledge();
        }
    }
}
