using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Iurc.Cms.ClusterTests.Parts;
using Iurc.Testing;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>
/// Editors publish at both nodes while nodes die and Redis comes and goes, in any order, also between what is stored and what is told. No
/// reader at any node is ever shown a state that was over when they asked, and when all is well again all are shown the same.
/// </summary>
public sealed partial class RandomOutageTests(Cluster cluster) : ClusterTest(cluster)
{
    private readonly StateHistory _history = new();
    private readonly List<string> _events = [];
    private readonly Dictionary<Node, Editor> _editors = [];
    private int _last;
    private string _id = "";
    private string _address = "";

    [Theory]
    [InlineData(11)]
    [SuppressMessage("Security", "CA5394", Justification = "No secret hangs on it.")]
    public async Task No_order_of_changes_and_outages_leaves_an_old_state(int seed)
    {
        var random = new Random(seed);
        foreach (var node in Cluster.Nodes)
        {
            _editors[node] = await Editor.LogInAsync(node.Address);
        }

        var editor = _editors[Cluster.A];
        var title = Editor.NewTitle();
        _address = Editor.AddressOf(title);
        Assert.Equal(HttpStatusCode.Redirect, (await editor.PublishAsync(title)).Status);
        _id = await editor.IdOfAsync(title);
        await ChangeAsync(Cluster.A);

        for (var number = 0; number < Harshness.Events; number++)
        {
            var (here, there) = random.Next(2) == 0 ? (Cluster.A, Cluster.B) : (Cluster.B, Cluster.A);
            // Each kind comes once before any comes again.
            await HappenAsync((number + seed) % 5, here, there);
            await AssertPossibleAsync(Cluster.Nodes);
            foreach (var node in Cluster.Nodes)
            {
                await Patience.UntilAsync(() => ChangeAsync(node), () => $"Nothing can be published at {node.Name}: {this}");
                await AssertPossibleAsync(Cluster.Nodes);
            }
        }

        // What is kept for long is what has been kept since.
        await Task.WhenAll(Cluster.Nodes.Select(KeptAgainAsync));
        var shown = await Task.WhenAll(Cluster.Nodes.Select(ReadAsync));
        Assert.True(shown[0] == shown[1], $"The nodes show {string.Join(" and ", shown)}: {this}");
        await AssertPossibleAsync(Cluster.Nodes);
        foreach (var each in _editors.Values)
        {
            each.Dispose();
        }
    }

    public override string ToString() => string.Join("; ", _events);

    private async Task HappenAsync(int kind, Node here, Node there)
    {
        _events.Add($"{kind} at {here.Name}");
        switch (kind)
        {
            case 0:
                await ChangeAsync(here);
                break;
            case 1:
                here.Marker.LetItDie();
                await Assert.ThrowsAsync<HttpRequestException>(() => ChangeAsync(here));
                await here.EndedAsync();
                // It is stored: whoever asks now must see it.
                _history.Acknowledge();
                await AssertPossibleAsync([there]);
                here.Marker.Clear();
                await here.StartAsync();
                break;
            case 2:
                await Cluster.CutRedisConnectionsAsync();
                await ChangeAsync(here);
                break;
            case 3:
                here.Marker.LetItWait();
                var change = ChangeAsync(here);
                await here.Marker.HeldAsync();
                await Cluster.KillRedisAsync();
                here.Marker.Clear();
                await change;
                _history.Acknowledge();
                await AssertPossibleAsync(Cluster.Nodes);
                await Cluster.StartRedisAsync();
                break;
            default:
                here.Marker.LetItWait();
                var waiting = ChangeAsync(here);
                await here.Marker.HeldAsync();
                _history.Acknowledge();
                await Cluster.CutRedisConnectionsAsync();
                await AssertPossibleAsync([there]);
                here.Marker.Clear();
                await waiting;
                break;
        }
    }

    /// <summary>Publishes the next state; what is refused may be stored or not.</summary>
    /// <returns>Whether the editor was told that it is.</returns>
    private async Task<bool> ChangeAsync(Node at)
    {
        var state = ++_last;
        _history.Begin(state);
        var answer = await _editors[at].ChangeAsync(_id, form => form["Page.Summary.Text"] = $"This is state {state}.");
        if (answer.Status == HttpStatusCode.Redirect)
        {
            _history.Acknowledge();
            return true;
        }

        Assert.True(answer.Status == HttpStatusCode.ServiceUnavailable, answer.ToString());
        return false;
    }

    private async Task AssertPossibleAsync(IEnumerable<Node> nodes)
    {
        foreach (var node in nodes)
        {
            var possible = _history.PossibleSince(_history.Acknowledged);
            var shown = await ReadAsync(node);
            Assert.True(possible.Contains(shown), $"{node.Name} shows state {shown}; possible are {string.Join(", ", possible)}: {this}");
        }
    }

    private async Task<int> ReadAsync(Node node)
    {
        using var reader = Visitor.At(node.Address);
        var page = await reader.GetAsync(_address);
        return StateIn().Match(page.VisibleText) is { Success: true } match ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"{_address} at {node.Name}: {page}: {this}");
    }

    private async Task KeptAgainAsync(Node node)
    {
        using var reader = Visitor.At(node.Address);
        await Patience.UntilAsync(async () => (await reader.GetAsync(_address)).Headers.ContainsKey("Age"), () => $"Nothing is kept at {node.Name}: {this}");
    }

    [GeneratedRegex(@"This is state (\d+)\.")]
    private static partial Regex StateIn();
}
