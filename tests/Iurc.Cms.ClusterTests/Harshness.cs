using System.Globalization;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>How much the site is put through: little in every test run, more by environment variables.</summary>
internal static class Harshness
{
    /// <summary>Leaves a test out unless somebody has asked for it: it takes minutes, and wants a machine that does nothing else.</summary>
    public static void SkipUnlessAsked()
        => Assert.SkipUnless(IsAsked, "Kills and outages are tried on demand: set CLUSTER_KILLS or CLUSTER_OUTAGE_SECONDS.");

    private static bool IsAsked
        => Environment.GetEnvironmentVariable("CLUSTER_KILLS") is { Length: > 0 } || Environment.GetEnvironmentVariable("CLUSTER_OUTAGE_SECONDS") is { Length: > 0 };

    /// <summary>How often a node is killed: <c>CLUSTER_KILLS</c>, else 2.</summary>
    public static int Kills { get; } = Read("CLUSTER_KILLS", 2);

    /// <summary>How long Redis and PostgreSQL are away at least: <c>CLUSTER_OUTAGE_SECONDS</c>, else as long as a few requests take.</summary>
    public static TimeSpan Outage { get; } = TimeSpan.FromSeconds(Read("CLUSTER_OUTAGE_SECONDS", 0));

    /// <summary>How many things happen to the site in one random order: <c>CLUSTER_EVENTS</c>, else 6.</summary>
    public static int Events { get; } = Read("CLUSTER_EVENTS", 6);

    private static int Read(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
