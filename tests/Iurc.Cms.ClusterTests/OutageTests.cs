using System.Diagnostics;
using System.Net;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Redis and PostgreSQL may be away for a while.</summary>
public sealed class OutageTests(Cluster cluster) : ClusterTest(cluster)
{
    [Fact]
    public async Task Without_Redis_readers_notice_nothing_and_no_editor_is_told_a_lie()
    {
        Harshness.SkipUnlessAsked();
        using var publishing = await Publishing.BeginAsync(Cluster, Cluster.Front);
        await using var readers = new Readers(Cluster.Front);
        await readers.ReadMoreAsync(20);

        await Cluster.KillRedisAsync();
        await DuringOutageAsync(publishing);
        await readers.ReadMoreAsync(40);
        await Cluster.StartRedisAsync();

        await AssertHealedAsync(publishing);
        await readers.EndAsync();
        Report(readers, publishing);
        Assert.Empty(readers.Wrong);
        Assert.Empty(readers.Failures);
        Assert.NotEmpty(publishing.Refused);
        publishing.AssertRefusalsAreClear();
        await publishing.AssertNothingIsLostAsync();
    }

    [Fact]
    public async Task Without_PostgreSQL_kept_pages_are_shown_all_others_say_so_and_it_heals_by_itself()
    {
        Harshness.SkipUnlessAsked();
        using var publishing = await Publishing.BeginAsync(Cluster, Cluster.Front);
        await using var readers = new Readers(Cluster.Front);
        await readers.ReadMoreAsync(20);

        await Cluster.KillPostgresAsync();
        await DuringOutageAsync(publishing);
        using (var visitor = Visitor.At(Cluster.Front))
        {
            // What was found is never kept.
            var answer = await visitor.GetAsync("/search?q=cities");
            Assert.True(answer.Status is HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError, answer.ToString());
            Assert.StartsWith("Sorry", Answer.TextOf(answer.Document.QuerySelector("h1")!), StringComparison.Ordinal);
        }

        await Cluster.StartPostgresAsync();

        await AssertHealedAsync(publishing);
        await readers.ReadMoreAsync(40);
        var failures = readers.Failures.Count;
        await readers.ReadMoreAsync(80);
        await readers.EndAsync();
        Report(readers, publishing);
        Assert.Empty(readers.Wrong);
        Assert.Equal(failures, readers.Failures.Count);
        Assert.All(readers.Failures, failure => Assert.Contains(": 50", failure, StringComparison.Ordinal));
        publishing.AssertRefusalsAreClear();
        await publishing.AssertNothingIsLostAsync();
    }

    private static async Task DuringOutageAsync(Publishing publishing)
    {
        var clock = Stopwatch.StartNew();
        for (var attempt = 0; attempt < 2 || clock.Elapsed < Harshness.Outage; attempt++)
        {
            await publishing.PublishAsync();
        }
    }

    // What is published at one node is seen at the other at once, as ever.
    private async Task AssertHealedAsync(Publishing publishing)
    {
        var clock = Stopwatch.StartNew();
        await Patience.UntilAsync(publishing.PublishAsync, () => string.Join("; ", publishing.Refused.TakeLast(2)));
        TestContext.Current.TestOutputHelper?.WriteLine($"First page published after {clock.Elapsed.TotalSeconds:0.0} s");

        foreach (var (here, there) in new[] { (Cluster.A, Cluster.B), (Cluster.B, Cluster.A) })
        {
            using var editor = await Editor.LogInAsync(here.Address);
            using var reader = Visitor.At(there.Address);
            await Patience.UntilAsync(
                async () =>
                {
                    var title = Editor.NewTitle();
                    return (await editor.PublishAsync(title)).Status == HttpStatusCode.Redirect
                        && (await reader.GetAsync(Editor.AddressOf(title))).Status == HttpStatusCode.OK;
                },
                () => here.Output + there.Output);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"Healed after {clock.Elapsed.TotalSeconds:0.0} s");
    }

    private static void Report(Readers readers, Publishing publishing) => TestContext.Current.TestOutputHelper?.WriteLine(
        $"{readers.Right} right pages, {readers.Failures.Count} failures, {readers.Wrong.Count} wrong; {publishing.Acknowledged.Count} pages published, {publishing.Refused.Count} refused");
}
