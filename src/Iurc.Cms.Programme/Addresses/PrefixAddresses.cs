using Iurc.Programme.Addresses;
using Microsoft.Extensions.Options;
using OrchardCore.Admin;
using OrchardCore.Environment.Shell;
using OrchardCore.Media;
using OrchardCore.Modules;
using OrchardCore.Modules.FileProviders;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>
/// Knows what belongs to the site with all that lies below: the admin, the media library, the files of each module and theme, and the
/// other sites of the host; and single files besides.
/// </summary>
public sealed class PrefixAddresses : IOwnAddressSource
{
    private readonly IShellHost _shells;
    private readonly ShellSettings _site;
    private readonly IEnumerable<IStaticFileProvider> _files;
    private readonly Dictionary<string, string> _prefixes = new(StringComparer.Ordinal);

    /// <summary>Gathers the prefixes, which last as long as the shell.</summary>
    public PrefixAddresses(
        IShellHost shells, ShellSettings site, IApplicationContext application, IEnumerable<IStaticFileProvider> files, IOptions<AdminOptions> admin, IOptions<MediaOptions> media)
    {
        ArgumentNullException.ThrowIfNull(application);
        ArgumentNullException.ThrowIfNull(admin);
        ArgumentNullException.ThrowIfNull(media);

        (_shells, _site, _files) = (shells, site, files);
        foreach (var module in application.Application.Modules)
        {
            Add(module.Name, module.Name);
        }

        Add(admin.Value.AdminUrlPrefix, "the admin");
        Add(media.Value.AssetsRequestPath.Value ?? "", "the media library");
    }

    /// <inheritdoc />
    public ValueTask<string?> PurposeOfAsync(string address)
    {
        ArgumentNullException.ThrowIfNull(address);

        for (var prefix = address; prefix.Length > 0; prefix = prefix[..Math.Max(prefix.LastIndexOf('/'), 0)])
        {
            if (_prefixes.TryGetValue(prefix, out var purpose))
            {
                return ValueTask.FromResult<string?>(purpose);
            }
        }

        return ValueTask.FromResult(IsOfAnotherSite(address) ? "another site of this host" : IsFile(address) ? "a file" : null);
    }

    /// <inheritdoc />
    public bool MayKnowBelow(string first)
        => IsOfAnotherSite(first) || _prefixes.Keys.Any(prefix => prefix == first || prefix.StartsWith(first + "/", StringComparison.Ordinal));

    /// <inheritdoc />
    public ValueTask<IEnumerable<string>> ExamplesAsync()
        => ValueTask.FromResult<IEnumerable<string>>([.. _prefixes.Keys, .. _prefixes.Keys.Select(prefix => prefix + "/1")]);

    private void Add(string prefix, string purpose)
    {
        if (CanonicalAddress.Of(prefix) is { Length: > 0 } address)
        {
            _prefixes[address] = purpose;
        }
    }

    // Only a site without a prefix of its own shares its addresses.
    private bool IsOfAnotherSite(string address)
    {
        if (!string.IsNullOrEmpty(_site.RequestUrlPrefix))
        {
            return false;
        }

        var slash = address.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? address : address[..slash];
        return _shells.GetAllSettings().Any(other => other != _site && first.Equals(other.RequestUrlPrefix, StringComparison.OrdinalIgnoreCase));
    }

    private bool IsFile(string address) => address.Contains('.', StringComparison.Ordinal) && _files.Any(provider => provider.GetFileInfo("/" + address).Exists);
}
