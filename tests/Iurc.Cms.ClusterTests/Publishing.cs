using System.Collections.Concurrent;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Publishes one new page after the other and remembers which ones the site said it had published.</summary>
internal sealed class Publishing(Cluster cluster, Editor editor) : IDisposable
{
    private readonly ConcurrentQueue<string> _acknowledged = new();
    private readonly ConcurrentQueue<Answer> _refused = new();

    /// <summary>The titles of the pages that were published, as far as the editor has been told.</summary>
    public IReadOnlyCollection<string> Acknowledged => _acknowledged;

    /// <summary>The answers of the others.</summary>
    public IReadOnlyCollection<Answer> Refused => _refused;

    public static async Task<Publishing> BeginAsync(Cluster cluster, Uri at) => new(cluster, await Editor.LogInAsync(at));

    /// <summary>Publishes one page.</summary>
    /// <returns>Whether the site said so.</returns>
    public async Task<bool> PublishAsync()
    {
        var title = Editor.NewTitle();
        var answer = await editor.PublishAsync(title);
        var isAcknowledged = answer.Status == HttpStatusCode.Redirect && !answer.Location!.Contains("Login", StringComparison.Ordinal);
        if (isAcknowledged)
        {
            _acknowledged.Enqueue(title);
        }
        else
        {
            _refused.Enqueue(answer);
            await Task.Delay(20, CancellationToken.None);
        }

        return isAcknowledged;
    }

    /// <summary>Whoever was refused has been told, without a word of the program's inside.</summary>
    public void AssertRefusalsAreClear()
    {
        Assert.All(_refused, answer =>
        {
            Assert.True(answer.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError, answer.ToString());
            // The admin's own error page, if it can still be made.
            Assert.True(answer.VisibleText.Contains("Sorry", StringComparison.Ordinal) || answer.VisibleText.Contains("An error occurred", StringComparison.Ordinal), answer.ToString());
            Assert.DoesNotContain("Exception", answer.Text, StringComparison.Ordinal);
        });
    }

    /// <summary>Every page that was published is there, on every node.</summary>
    public async Task AssertNothingIsLostAsync()
    {
        foreach (var node in cluster.Nodes)
        {
            using var reader = Visitor.At(node.Address);
            var lost = new List<string>();
            foreach (var title in _acknowledged)
            {
                var answer = await reader.GetAsync(Editor.AddressOf(title));
                if (answer.Status != HttpStatusCode.OK || !answer.VisibleText.Contains(title, StringComparison.Ordinal))
                {
                    lost.Add($"{title}: {answer}");
                }
            }

            Assert.True(lost.Count == 0, $"Of {_acknowledged.Count} pages that were published, node {node.Name} lacks {lost.Count}: {string.Join("; ", lost)}\n{node.Output}");
        }
    }

    public void Dispose() => editor.Dispose();
}
