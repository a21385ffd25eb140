using System.Globalization;

namespace Iurc.Cms.ClusterTests;

/// <summary>How much the site is put through: little in every test run, more by environment variables.</summary>
internal static class Harshness
{
    /// <summary>How often a node is killed: <c>CLUSTER_KILLS</c>, else 2.</summary>
    public static int Kills { get; } = Read("CLUSTER_KILLS", 2);

    /// <summary>How long Redis and PostgreSQL are away at least: <c>CLUSTER_OUTAGE_SECONDS</c>, else as long as a few requests take.</summary>
    public static TimeSpan Outage { get; } = TimeSpan.FromSeconds(Read("CLUSTER_OUTAGE_SECONDS", 0));

    private static int Read(string variable, int otherwise)
        => int.TryParse(Environment.GetEnvironmentVariable(variable), CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}
