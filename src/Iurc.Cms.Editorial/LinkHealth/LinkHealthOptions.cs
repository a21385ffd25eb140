namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>The section <c>OrchardCore:Iurc_LinkHealth</c> of the configuration.</summary>
public sealed class LinkHealthOptions
{
    /// <summary>Whether the background task visits addresses. Without it, only the button "Check again" does.</summary>
    public bool IsActive { get; set; }

    /// <summary>
    /// The names of hosts that may be visited although they are in a private network; "*" for all. No other host there is: an
    /// editor could make the server knock at doors that only it can reach.
    /// </summary>
    public IList<string> PrivateHosts { get; set; } = [];

    /// <summary>How many addresses one run visits at most.</summary>
    public int AddressesPerRun { get; set; } = 100;

    /// <summary>How many hosts are visited at the same time.</summary>
    public int HostsAtATime { get; set; } = 4;

    /// <summary>How many redirects are followed.</summary>
    public int MaxRedirects { get; set; } = 5;

    /// <summary>How long the head of an answer may take.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a host is left alone between two requests.</summary>
    public TimeSpan PauseBetweenRequests { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long one run may take; what it has not visited by then stays due.</summary>
    public TimeSpan RunTimeout { get; set; } = TimeSpan.FromMinutes(5);
}
