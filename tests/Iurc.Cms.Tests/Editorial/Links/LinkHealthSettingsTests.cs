using Iurc.Cms.Editorial.LinkHealth;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell.Configuration;
using Xunit;

namespace Iurc.Cms.Tests.Editorial.Links;

/// <summary>A setting that makes no sense keeps no run from its work, and is said in the log.</summary>
public sealed class LinkHealthSettingsTests
{
    [Theory]
    [InlineData("HostsAtATime", "0")]
    [InlineData("HostsAtATime", "-1")]
    [InlineData("HostsAtATime", "100000")]
    [InlineData("AddressesPerRun", "0")]
    [InlineData("MaxRedirects", "-1")]
    [InlineData("RequestTimeout", "00:00:00")]
    [InlineData("RequestTimeout", "-00:00:01")]
    [InlineData("RunTimeout", "1000.00:00:00")]
    [InlineData("PauseBetweenRequests", "-00:00:01")]
    public void The_usual_value_is_used_instead_and_the_setting_is_named(string name, string value)
    {
        var (options, log) = Read(name, value);

        var usual = typeof(LinkHealthOptions).GetProperty(name)!.GetValue(new LinkHealthOptions());
        Assert.Equal(usual, typeof(LinkHealthOptions).GetProperty(name)!.GetValue(options));
        Assert.True(options.IsActive);
        Assert.Contains($"OrchardCore:Iurc_LinkHealth:{name} is {value}", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_number_is_named_and_leaves_the_links_alone()
    {
        var (options, log) = Read("HostsAtATime", "many");

        Assert.Equal((4, false), (options.HostsAtATime, options.IsActive));
        Assert.Contains("Iurc_LinkHealth:HostsAtATime", Assert.Single(log), StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_sense_is_used()
    {
        var (options, log) = Read("HostsAtATime", "9");

        Assert.Equal(9, options.HostsAtATime);
        Assert.Empty(log);
    }

    private static (LinkHealthOptions Options, IReadOnlyList<string> Log) Read(string name, string value)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Iurc_LinkHealth:IsActive"] = "true",
            ["Iurc_LinkHealth:" + name] = value,
        }).Build();
        using var recorded = new RecordedLog();
        using var loggers = new LoggerFactory([recorded]);
        var options = new LinkHealthOptions();
        new LinkHealthSettings(new ShellConfiguration(configuration), loggers.CreateLogger<LinkHealthSettings>()).Configure(options);
        return (options, [.. recorded.OfHost().Select(entry => entry.Message)]);
    }
}
