using System.Collections.ObjectModel;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using OrchardCore.Media.Processing;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Signs the addresses of resized pictures: the file, and each command with its name. Orchard 3.0.1 signs the values only, one after
/// the other, so that a token that stands on a page serves for other commands and for all files; and it keeps each that it is asked for.
/// An address gets the file's version, too, so that a browser that keeps the picture asks for another one when the file is replaced.
/// </summary>
public sealed class PictureTokens(IMediaFileStore store, IMediaFileProvider files, IOptions<MediaTokenOptions> options, IOptions<MediaOptions> media, IHttpContextAccessor http) : IMediaTokenService
{
    private const string Token = "token";

    // Without a key anybody could sign. One that is made here holds as long as the program runs.
    private readonly byte[] _key = options.Value.HashKey is { Length: > 0 } key ? key : RandomNumberGenerator.GetBytes(64);

    /// <summary>The commands that are signed.</summary>
    public static IReadOnlySet<string> Commands { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        "autoorient", "bgcolor", "format", "height", "quality", "rmode", "rxy", "width",
    };

    /// <inheritdoc />
    public string AddTokenToPath(string path)
    {
        ArgumentNullException.ThrowIfNull(path);

        var library = store.MapPathToPublicUrl("");
        var question = path.IndexOf('?', StringComparison.Ordinal);
        if (question < 0 || !path.StartsWith(library, StringComparison.OrdinalIgnoreCase))
        {
            return path;
        }

        var commands = QueryHelpers.ParseQuery(path[question..]).Where(pair => Commands.Contains(pair.Key)).Select(pair => KeyValuePair.Create(pair.Key, pair.Value.ToString())).ToList();
        if (commands.Count == 0)
        {
            return path;
        }

        var file = Uri.UnescapeDataString(path[library.Length..question]).TrimStart('/');
        var signed = QueryHelpers.AddQueryString(path, Token, Sign(file, commands));
        return VersionOf(file) is { } version ? QueryHelpers.AddQueryString(signed, PictureVersion.Key, version) : signed;
    }

    /// <summary>The version of a file of the media library; null if it is not there.</summary>
    public string? VersionOf(string file) => files.GetFileInfo("/" + file) is { Exists: true } info ? PictureVersion.Of(info) : null;

    /// <inheritdoc />
    public bool TryValidateToken(KeyedCollection<string, KeyValuePair<string, string>> commands, string token)
    {
        ArgumentNullException.ThrowIfNull(commands);

        return http.HttpContext is { } context && FileOf(context.Request) is { } file && IsValid(file, commands, token);
    }

    /// <summary>Whether a token is for these commands and this file.</summary>
    public bool IsValid(string file, IEnumerable<KeyValuePair<string, string>> commands, string token)
        => CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Sign(file, commands)), Encoding.UTF8.GetBytes(token));

    /// <summary>The path in the media library of the file that is asked for; null if the request is for something else, or not in the one form of its path.</summary>
    public string? FileOf(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);

        return request.Path.StartsWithSegments(media.Value.AssetsRequestPath, StringComparison.OrdinalIgnoreCase, out var rest)
            && rest.Value is ['/', .. var file] && Iurc.Programme.Pictures.MediaPath.TryNormalize(file, out var normal) && normal == file
            ? file : null;
    }

    private string Sign(string file, IEnumerable<KeyValuePair<string, string>> commands)
    {
        // Neither a file's nor a command's name has a line end; a value with one is in Base64.
        var text = new StringBuilder(file);
        foreach (var (name, value) in commands.OrderBy(command => command.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append('=').Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(value)));
        }

        return WebEncoders.Base64UrlEncode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(text.ToString())));
    }
}
