using System.Net;
using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Editorial.LinkHealth.Visiting;
using Iurc.Cms.Tests.Infrastructure;
using Iurc.Programme.Links;
using Microsoft.Extensions.Options;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Links;

/// <summary>Whatever the server at the far end does, a visit ends with the right verdict, politely, and enters no private network.</summary>
public sealed class LinkVisitorTests(FarServer server) : IClassFixture<FarServer>
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/ok", LinkFinding.Works, 200)]
    [InlineData("/status/204", LinkFinding.Works, 204)]
    [InlineData("/no-head", LinkFinding.Works, 200)]
    [InlineData("/wrong-head", LinkFinding.Works, 200)]
    [InlineData("/moved", LinkFinding.Moved, 200)]
    [InlineData("/for-now", LinkFinding.Works, 200)]
    [InlineData("/status/304", LinkFinding.NotReachable, 304)]
    [InlineData("/status/401", LinkFinding.Refused, 401)]
    [InlineData("/status/403", LinkFinding.Refused, 403)]
    [InlineData("/status/404", LinkFinding.NotFound, 404)]
    [InlineData("/status/410", LinkFinding.Gone, 410)]
    [InlineData("/status/429", LinkFinding.Refused, 429)]
    [InlineData("/status/500", LinkFinding.ServerFailed, 500)]
    [InlineData("/status/503", LinkFinding.ServerFailed, 503)]
    [InlineData("/loop/a", LinkFinding.TooManyRedirects, 0)]
    [InlineData("/nonsense", LinkFinding.NotReachable, 0)]
    [InlineData("/to?address=ftp://far.example/file", LinkFinding.NotReachable, 302)]
    [InlineData("/to?address=file:///etc/passwd", LinkFinding.NotReachable, 302)]
    public async Task Each_answer_has_its_verdict(string path, LinkFinding finding, int status)
    {
        var answer = await VisitAsync(server.Address(path));

        Assert.Equal((finding, status), (answer.Finding, answer.Status));
        Assert.Equal(finding == LinkFinding.Moved ? server.Address("/ok/new") : null, answer.MovedTo);
    }

    [Fact]
    public async Task A_server_that_does_not_answer_is_given_up()
        => Assert.Equal(LinkFinding.TimedOut, (await VisitAsync(server.Address("/slow"), options => options.RequestTimeout = TimeSpan.FromMilliseconds(300))).Finding);

    [Fact]
    public async Task A_server_that_does_not_answer_HEAD_is_asked_with_GET()
    {
        // The GET may be slow on a busy machine: what matters is that it is asked.
        await VisitAsync(server.Address("/slow-head"), options => options.RequestTimeout = TimeSpan.FromMilliseconds(300));

        Assert.Contains("GET far.example/slow-head", server.Requests);
    }

    [Theory]
    [InlineData("/endless/text")]
    [InlineData("/huge/file")]
    public async Task A_body_without_end_is_not_read(string path)
    {
        Assert.Equal(LinkFinding.Works, (await VisitAsync(server.Address(path))).Finding);

        await server.HungUp.GetOrAdd(path, _ => new()).Task.WaitAsync(Cancellation);
    }

    [Fact]
    public async Task A_certificate_that_browsers_refuse_is_not_accepted()
        => Assert.Equal(LinkFinding.NotSecure, (await VisitAsync($"https://far.example:{server.SecurePort}/ok")).Finding);

    [Fact]
    public async Task A_name_that_nobody_knows_is_said_to_be_unknown()
        => Assert.Equal(LinkFinding.NameUnknown, (await VisitAsync("http://unknown.example/")).Finding);

    [Fact]
    public async Task A_port_at_which_nobody_listens_is_not_reachable()
        => Assert.Equal(LinkFinding.NotReachable, (await VisitAsync("http://far.example:1/")).Finding);

    [Fact]
    public async Task Pages_that_robots_are_asked_to_keep_out_of_are_not_visited()
    {
        Assert.Equal(LinkFinding.RobotsKeptOut, (await VisitAsync(server.Address("/private/page", "strict.example"))).Finding);
        Assert.Equal(LinkFinding.Works, (await VisitAsync(server.Address("/ok", "strict.example"))).Finding);
        Assert.Equal(LinkFinding.RobotsKeptOut, (await VisitAsync(server.Address("/ok", "failing.example"))).Finding);
        Assert.Equal(LinkFinding.RobotsKeptOut, (await VisitAsync(server.Address("/to?address=" + server.Address("/private/x", "strict.example")))).Finding);
        Assert.DoesNotContain(server.Requests, request => request.Contains("strict.example/private", StringComparison.Ordinal) || request.Contains("failing.example/ok", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("http://inside.example/")]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://10.1.2.3/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://[::ffff:192.168.0.1]/")]
    [InlineData("http://2130706433/")]
    public async Task A_private_network_is_not_entered(string address)
        => Assert.Equal(LinkFinding.PrivateNetwork, (await VisitAsync(address, options => options.PrivateHosts = [])).Finding);

    [Fact]
    public async Task A_private_network_is_not_entered_by_a_redirect_either()
    {
        var address = server.Address("/to?address=" + server.Address("/ok", "inside.example"));

        Assert.Equal(LinkFinding.PrivateNetwork, (await VisitAsync(address, options => options.PrivateHosts = ["far.example"])).Finding);
        Assert.DoesNotContain(server.Requests, request => request.Contains("inside.example", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("2a00:1450:4001::1", true)]
    [InlineData("100.100.100.200", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("172.32.0.1", true)]
    [InlineData("192.0.2.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("::", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("2002:a00:1::", false)]
    [InlineData("2001:db8::1", false)]
    public void Only_addresses_of_the_internet_are_public(string address, bool isPublic)
        => Assert.Equal(isPublic, PublicHost.Contains(IPAddress.Parse(address)));

    [Fact]
    public async Task A_host_is_asked_one_thing_at_a_time_while_others_are_asked_too()
    {
        var (now, most) = (0, 0);
        var other = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        server.Meanwhile["one.example"] = async () =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            // Held until the other host has been asked: a second request to this one would be seen.
            await other.Task.WaitAsync(Cancellation);
            Interlocked.Decrement(ref now);
        };
        server.Meanwhile["two.example"] = () =>
        {
            other.TrySetResult();
            return Task.CompletedTask;
        };

        using var web = new PoliteWeb(Options.Create(Settings()), new NamesOfTests(), TimeProvider.System);
        var visitor = new LinkVisitor(web, Options.Create(Settings()));
        var visits = Enumerable.Range(0, 20).Select(i => visitor.VisitAsync(server.Address("/ok/" + i, "one.example"), Cancellation)).ToList();
        visits.Add(visitor.VisitAsync(server.Address("/ok", "two.example"), Cancellation));
        Assert.All(await Task.WhenAll(visits), answer => Assert.Equal(LinkFinding.Works, answer.Finding));

        Assert.Equal(1, most);
    }

    [Fact]
    public async Task A_host_is_left_alone_between_two_requests()
    {
        var time = new ImpatientTime();
        var turns = new HostTurns(TimeSpan.FromSeconds(1), time);
        (await turns.TakeAsync("far.example", Cancellation)).Dispose();
        (await turns.TakeAsync("other.example", Cancellation)).Dispose();
        Assert.Empty(time.Waits);

        (await turns.TakeAsync("FAR.example", Cancellation)).Dispose();
        Assert.Equal(TimeSpan.FromSeconds(1), Assert.Single(time.Waits));
    }

    private static async Task<LinkAnswer> VisitAsync(string address, Action<LinkHealthOptions>? change = null)
    {
        var options = Options.Create(Settings(change));
        using var web = new PoliteWeb(options, new NamesOfTests(), TimeProvider.System);
        return await new LinkVisitor(web, options).VisitAsync(address, Cancellation);
    }

    private static LinkHealthOptions Settings(Action<LinkHealthOptions>? change = null)
    {
        var options = new LinkHealthOptions { PrivateHosts = ["*"], PauseBetweenRequests = TimeSpan.Zero, RequestTimeout = TimeSpan.FromSeconds(60) };
        change?.Invoke(options);
        return options;
    }

    /// <summary>Does not wait, and keeps for how long it was asked to.</summary>
    private sealed class ImpatientTime : TimeProvider
    {
        public List<TimeSpan> Waits { get; } = [];

        public override long GetTimestamp() => 0;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Waits.Add(dueTime);
            }

            return base.CreateTimer(callback, state, dueTime == Timeout.InfiniteTimeSpan ? dueTime : TimeSpan.Zero, period);
        }
    }
}
