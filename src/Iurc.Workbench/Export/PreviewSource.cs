using System.Text;
using System.Text.Json.Nodes;
using Iurc.Programme.Pages;
using Iurc.Workbench.Content;
using Iurc.Workbench.Preview;
using Iurc.Workbench.Rendering;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.AspNetCore.WebUtilities;

namespace Iurc.Workbench.Export;

/// <summary>The site as the preview renders it, without a server between.</summary>
internal sealed class PreviewSource(SiteFolder folder, SiteSnapshot snapshot, string origin) : IExportSource
{
    private readonly FileExtensionContentTypeProvider _contentTypes = new();

    /// <inheritdoc />
    public string Name => $"the recipes of {snapshot.Content.Name}";

    /// <inheritdoc />
    public string Origin => origin;

    /// <inheritdoc />
    public IEnumerable<string> Addresses => snapshot.Content.Pages.Select(item => item == snapshot.Content.Home ? "/" : "/" + item.Address);

    /// <inheritdoc />
    public IEnumerable<(string From, string To)> Redirects
        => snapshot.Content.RewritingSteps.SelectMany(step => step.Objects("Rules")).Select(rule => (JsonObject)rule.ToJson())
            .Where(rule => rule.Text("Source") == "Redirect")
            .Select(rule => (From: PlainPath(rule.Text("Pattern")), To: rule.Text("SubstitutionPattern")))
            .Where(rule => rule.From.Length > 0 && rule.To.StartsWith('/') && !rule.To.Contains('$', StringComparison.Ordinal));

    /// <inheritdoc />
    public async Task<SiteAnswer> GetAsync(string address, CancellationToken cancellation)
    {
        var (path, query) = address.Split('?', 2) is [var before, var after] ? (before, after) : (address, "");
        path = Uri.UnescapeDataString(path);
        if (snapshot.Content.PageAt(path) is { } item)
        {
            return Page(200, await snapshot.Renderer.RenderAsync(item, RequestFor(path, query)));
        }

        if (SiteIcons.At(path) is { } icon)
        {
            return new(200, icon.MediaType, await File.ReadAllBytesAsync(Path.Combine(folder.StaticFiles, icon.File), cancellation));
        }

        return path.StartsWith(StaticFileVersions.RequestPath + "/", StringComparison.OrdinalIgnoreCase)
            && Path.GetFullPath(Path.Combine(folder.StaticFiles, path[(StaticFileVersions.RequestPath.Length + 1)..])) is var file
            && file.StartsWith(folder.StaticFiles + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(file)
            ? new(200, _contentTypes.TryGetContentType(file, out var type) ? type : "application/octet-stream", await File.ReadAllBytesAsync(file, cancellation))
            : new(404, "", []);
    }

    /// <inheritdoc />
    public async Task<SiteAnswer> GetNotFoundAsync(CancellationToken cancellation)
        => Page(404, await snapshot.Renderer.RenderErrorAsync(404, RequestFor("/Error/404", "")));

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static SiteAnswer Page(int status, string html) => new(status, "text/html", Encoding.UTF8.GetBytes(html));

    // Only a rule for one address can be a file: ^old-page$, with or without the slash.
    private static string PlainPath(string pattern)
    {
        var path = pattern.TrimStart('^').TrimEnd('$').Replace("\\/", "/", StringComparison.Ordinal).Replace("\\.", ".", StringComparison.Ordinal).Replace("\\-", "-", StringComparison.Ordinal);
        return path.Length > 0 && path.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '-' or '_' or '.') ? "/" + path.Trim('/') : "";
    }

    private PageRequest RequestFor(string path, string query) => new(origin, path, "",
        QueryHelpers.ParseQuery(query).ToDictionary(pair => pair.Key, pair => pair.Value.Select(value => value ?? "").ToArray(), StringComparer.OrdinalIgnoreCase));
}
