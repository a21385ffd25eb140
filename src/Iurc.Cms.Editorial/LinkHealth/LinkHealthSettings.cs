using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell.Configuration;

namespace Iurc.Cms.Editorial.LinkHealth;

/// <summary>
/// Reads <see cref="LinkHealthOptions"/>. A number that makes no sense is said in the log, once, and the usual one is used: nobody
/// would see why links are no longer looked after.
/// </summary>
public sealed partial class LinkHealthSettings(IShellConfiguration configuration, ILogger<LinkHealthSettings> logger) : IConfigureOptions<LinkHealthOptions>
{
    private const string Section = "Iurc_LinkHealth";

    // The background task is locked for a quarter of an hour.
    private static readonly TimeSpan s_longestRun = TimeSpan.FromMinutes(14);

    /// <inheritdoc />
    public void Configure(LinkHealthOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        var read = new LinkHealthOptions();
        try
        {
            configuration.GetSection(Section).Bind(read);
        }
        catch (InvalidOperationException e)
        {
            // It names the setting and the value.
            LogUnreadable(e.Message);
            return;
        }

        (options.IsActive, options.PrivateHosts) = (read.IsActive, read.PrivateHosts);
        options.AddressesPerRun = Between(1, 10_000, read.AddressesPerRun, options.AddressesPerRun, nameof(read.AddressesPerRun));
        options.HostsAtATime = Between(1, 64, read.HostsAtATime, options.HostsAtATime, nameof(read.HostsAtATime));
        options.MaxRedirects = Between(0, 20, read.MaxRedirects, options.MaxRedirects, nameof(read.MaxRedirects));
        options.RequestTimeout = Between(TimeSpan.FromMilliseconds(100), s_longestRun, read.RequestTimeout, options.RequestTimeout, nameof(read.RequestTimeout));
        options.PauseBetweenRequests = Between(TimeSpan.Zero, s_longestRun, read.PauseBetweenRequests, options.PauseBetweenRequests, nameof(read.PauseBetweenRequests));
        options.RunTimeout = Between(TimeSpan.FromMilliseconds(100), s_longestRun, read.RunTimeout, options.RunTimeout, nameof(read.RunTimeout));
    }

    private T Between<T>(T least, T most, T value, T usual, string name)
        where T : IComparable<T>
    {
        if (value.CompareTo(least) >= 0 && value.CompareTo(most) <= 0)
        {
            return value;
        }

        LogOutside($"OrchardCore:{Section}:{name}", value, least, most, usual);
        return usual;
    }

    [LoggerMessage(EventId = 201, Level = LogLevel.Warning, Message = "{Setting} is {Value}; it must be from {Least} to {Most}. {Usual} is used instead.")]
    private partial void LogOutside(string setting, object value, object least, object most, object usual);

    [LoggerMessage(EventId = 202, Level = LogLevel.Warning, Message = "A setting of OrchardCore:Iurc_LinkHealth cannot be read, and none of that section is used: links are not looked after. {Reason}")]
    private partial void LogUnreadable(string reason);
}
