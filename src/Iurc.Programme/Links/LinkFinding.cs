namespace Iurc.Programme.Links;

/// <summary>What a visit to an external address has found.</summary>
public enum LinkFinding
{
    /// <summary>A page answers.</summary>
    Works,

    /// <summary>A page answers, but says that it is now at another address for good.</summary>
    Moved,

    /// <summary>The server says that there is no such page (404).</summary>
    NotFound,

    /// <summary>The server says that the page has been taken down for good (410).</summary>
    Gone,

    /// <summary>The server says that it has failed (5xx).</summary>
    ServerFailed,

    /// <summary>The answer did not come in time.</summary>
    TimedOut,

    /// <summary>Nobody knows the name of the server.</summary>
    NameUnknown,

    /// <summary>The server cannot be connected to, or its answer makes no sense.</summary>
    NotReachable,

    /// <summary>The certificate of the server is not valid: browsers warn of the page.</summary>
    NotSecure,

    /// <summary>The address leads on and on, or in a circle.</summary>
    TooManyRedirects,

    /// <summary>The server does not let this program in (401, 403, 429 and the like); people may be let in.</summary>
    Refused,

    /// <summary>The robots.txt of the server asks programs not to visit the page.</summary>
    RobotsKeptOut,

    /// <summary>The address belongs to a private network, which this program does not enter.</summary>
    PrivateNetwork,
}
