using System.Globalization;
using System.Net;
using CsCheck;
using Iurc.Programme.Links;
using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>No spelling of an address that only some can reach passes for a public one.</summary>
public sealed class PublicHostTests
{
    private static readonly Gen<byte> s_byte = Gen.Byte;

    private static readonly Gen<IPAddress> s_private = Gen.OneOf(
        Gen.Select(s_byte, s_byte, s_byte, (b, c, d) => new IPAddress([10, b, c, d])),
        Gen.Select(s_byte, s_byte, s_byte, (b, c, d) => new IPAddress([127, b, c, d])),
        Gen.Select(Gen.Int[16, 31], s_byte, s_byte, (b, c, d) => new IPAddress([172, (byte)b, c, d])),
        Gen.Select(s_byte, s_byte, (c, d) => new IPAddress([192, 168, c, d])),
        Gen.Select(s_byte, s_byte, (c, d) => new IPAddress([169, 254, c, d])),
        Gen.Select(Gen.Int[64, 127], s_byte, s_byte, (b, c, d) => new IPAddress([100, (byte)b, c, d])));

    [Theory]
    [InlineData("europa.eu")]
    [InlineData("EUROPA.EU.")]
    [InlineData("münchen.de")]
    [InlineData("xn--mnchen-3ya.de")]
    [InlineData("8.8.8.8")]
    [InlineData("134744072")]
    [InlineData("[2a01:4f8::1]")]
    [InlineData("localhost.eu")]
    [InlineData("local.museum")]
    [InlineData("10.example.eu")]
    public void Anybody_can_reach_it(string host) => Assert.True(PublicHost.Contains(host));

    [Theory]
    [InlineData("localhost")]
    [InlineData("LOCALHOST.")]
    [InlineData("intranet")]
    [InlineData("server.local")]
    [InlineData("wiki.internal")]
    [InlineData("a.test")]
    [InlineData("a.b.localhost")]
    [InlineData("printer.lan")]
    [InlineData("router.home.arpa")]
    [InlineData("nas.home")]
    [InlineData("x.corp")]
    [InlineData("x.onion")]
    [InlineData("[::1]")]
    [InlineData("[::]")]
    [InlineData("[fc00::1]")]
    [InlineData("[fd12:3456::1]")]
    [InlineData("[fe80::1]")]
    [InlineData("[::ffff:10.0.0.1]")]
    [InlineData("[::ffff:7f00:1]")]
    [InlineData("[64:ff9b::7f00:1]")]
    [InlineData("1.2.3.4.5")]
    [InlineData("256.1.1.1")]
    [InlineData("0x7f.1")]
    [InlineData("0")]
    [InlineData("１２７.０.０.１")]
    [InlineData("127。0。0。1")]
    [InlineData("a..eu")]
    [InlineData("")]
    public void Not_everybody_can(string host) => Assert.False(PublicHost.Contains(host));

    [Fact]
    public void No_spelling_of_a_private_address_passes()
        => Gen.Select(s_private, Gen.Int[0, 5]).Sample((address, kind) =>
        {
            var b = address.GetAddressBytes();
            var number = ((uint)b[0] << 24) | ((uint)b[1] << 16) | ((uint)b[2] << 8) | b[3];
            var host = kind switch
            {
                0 => address.ToString(),
                1 => number.ToString(CultureInfo.InvariantCulture),
                2 => $"0x{number:x}",
                3 => $"0{Convert.ToString(b[0], 8)}.0x{b[1]:X}.{((uint)b[2] << 8) | b[3]}",
                4 => $"[::ffff:{address}]",
                _ => string.Join('.', b) + ".",
            };
            return !PublicHost.Contains(host) && !WebAddress.IsPublic($"https://{host}:8080/a?b#c");
        });
}
