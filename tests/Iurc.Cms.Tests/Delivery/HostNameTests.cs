using CsCheck;
using Iurc.Cms.Delivery.Hosting;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Which headers <c>Host</c> name a host.</summary>
public sealed class HostNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("localhost")]
    [InlineData("localhost:5080")]
    [InlineData("www.iurc.eu")]
    [InlineData("WWW.IURC.EU.")]
    [InlineData("127.0.0.1:80")]
    [InlineData("[::1]")]
    [InlineData("[2001:db8::1]:8443")]
    [InlineData("xn--mnchen-3ya.de")]
    [InlineData("node_1.internal:65535")]
    public void A_host_is_accepted(string host) => Assert.True(HostName.IsValid(host));

    [Theory]
    [InlineData("xn--a.eu")]
    [InlineData("XN--a.eu")]
    [InlineData("a.xn--.eu")]
    [InlineData("[")]
    [InlineData("[]")]
    [InlineData("[127.0.0.1]")]
    [InlineData("[::1]x")]
    [InlineData("a..b")]
    [InlineData("..")]
    [InlineData("a:0")]
    [InlineData("a:80:80")]
    [InlineData("a b")]
    [InlineData("münchen.de")]
    [InlineData("a,b")]
    public void Anything_else_is_not(string host) => Assert.False(HostName.IsValid(host));

    [Fact]
    public void A_name_may_have_253_letters_and_a_label_63()
    {
        var label = new string('a', 63);
        Assert.True(HostName.IsValid(label));
        Assert.False(HostName.IsValid(label + "a"));
        Assert.True(HostName.IsValid($"{label}.{label}.{label}.{label[..61]}"));
        Assert.False(HostName.IsValid($"{label}.{label}.{label}.{label[..62]}"));
        Assert.False(HostName.IsValid(new string('a', 300)));
    }

    [Fact]
    public void What_is_accepted_can_be_read_by_all_that_comes_later()
        => Gen.OneOf(
            Gen.String, Gen.String[Gen.Char[' ', '~'], 0, 300],
            Gen.Select(Gen.OneOf("xn--", "a.", "[", "", "xn--mnchen-3ya."), Gen.String[Gen.Char["abcxn-.:0[]3y"], 0, 20], (start, end) => start + end))
            .Sample(host =>
            {
                if (HostName.IsValid(host) && host.Length > 0)
                {
                    var request = new DefaultHttpContext().Request;
                    request.Headers.Host = host;
                    Assert.NotEmpty(request.Host.Host);
                    Assert.NotNull(request.Host.ToUriComponent());
                    Assert.NotNull(new Uri($"http://{request.Host.ToUriComponent()}/").Host);
                    _ = request.Host.Port;
                }
            });
}
