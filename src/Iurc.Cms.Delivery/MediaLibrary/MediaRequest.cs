using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Http;
using OrchardCore.Media;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>What an action of the media library has been asked to do. All paths are in the form of <see cref="MediaPath"/>.</summary>
internal sealed class MediaRequest
{
    /// <summary>Why a request cannot be read.</summary>
    public enum Fault
    {
        None,
        Path,
        Name,
    }

    // In the requests of Orchard's script the root folder has a name.
    private const string Root = "root";

    private readonly IDictionary<string, object?> _arguments;

    private MediaRequest(IDictionary<string, object?> arguments) => _arguments = arguments;

    /// <summary>What keeps the request from being read.</summary>
    public Fault Unreadable { get; private set; }

    /// <summary>Whether the action is known here at all.</summary>
    public bool IsKnown { get; private set; } = true;

    /// <summary>The files that would be gone from where they are.</summary>
    public List<string> Changed { get; } = [];

    /// <summary>The folders that would get a file.</summary>
    public List<string> Filled { get; } = [];

    /// <summary>The folder that would be made or deleted.</summary>
    public string? Folder { get; private set; }

    /// <summary>Reads a request, and puts the paths into the action's arguments in the form in which they are asked about.</summary>
    public static MediaRequest Read(string controller, string action, IDictionary<string, object?> arguments, IFormFileCollection? files, IMediaNameNormalizerService names)
    {
        var request = new MediaRequest(arguments);
        switch (controller, action)
        {
            case ("Admin", "Index" or "MediaApplication" or "Options" or "GetPermittedStorage"):
            // These ask for rights of their own, and touch no file.
            case ("MediaCache" or "MediaProfiles", _):
                break;
            case ("Admin", "GetFolders" or "GetMediaItems" or "GetMediaItem"):
                request.PathOf("path");
                break;
            case ("Admin", "Upload"):
                request.Filled.Add(request.PathOf("path"));
                foreach (var file in files ?? Enumerable.Empty<IFormFile>())
                {
                    request.Require(MediaPath.IsWording(file.FileName) && Path.GetFileNameWithoutExtension(file.FileName).Length > 0
                        && MediaPath.IsFileName(names.NormalizeFileName(file.FileName)), Fault.Name);
                }

                break;
            case ("Admin", "CreateFolder"):
                var name = arguments.TryGetValue("name", out var value) ? value as string ?? "" : "";
                var made = MediaPath.IsWording(name) && name.Length > 0 ? names.NormalizeFolderName(name) : "";
                request.Require(MediaPath.IsName(made), Fault.Path);
                request.Folder = Join(request.PathOf("path"), made);
                break;
            case ("Admin", "DeleteFolder"):
                request.Folder = request.PathOf("path");
                break;
            case ("Admin", "DeleteMedia"):
            case ("MediaReplacement", "Replace"):
                request.Changed.Add(request.PathOf("path"));
                break;
            case ("Admin", "DeleteMediaList"):
                request.Changed.AddRange(request.ListOf("paths", path =>
                {
                    request.Require(MediaPath.TryNormalize(path, out var normal) && normal.Length > 0, Fault.Path);
                    return normal;
                }));
                break;
            case ("Admin", "MoveMedia"):
                request.Changed.Add(request.PathOf("oldPath"));
                var target = request.PathOf("newPath");
                request.Require(target.Length == 0 || MediaPath.IsFileName(Path.GetFileName(target)), Fault.Name);
                request.Filled.Add(MediaPath.FolderOf(target));
                break;
            case ("Admin", "MoveMediaList"):
                var source = request.PathOf("sourceFolder");
                request.Changed.AddRange(request.ListOf("mediaNames", one =>
                {
                    request.Require(MediaPath.IsName(one), Fault.Path);
                    return one;
                }).Select(one => Join(source is Root ? "" : source, one)));
                request.Filled.Add(request.PathOf("targetFolder") is var folder and not Root ? folder : "");
                break;
            default:
                request.IsKnown = false;
                break;
        }

        return request;
    }

    private static string Join(string folder, string name) => folder.Length == 0 ? name : folder + "/" + name;

    private void Require(bool isSo, Fault fault)
    {
        if (!isSo && Unreadable == Fault.None)
        {
            Unreadable = fault;
        }
    }

    private string PathOf(string argument)
    {
        // An empty field comes as none at all, and Orchard refuses the root then to all but those who manage every folder.
        Require(MediaPath.TryNormalize(_arguments.TryGetValue(argument, out var value) ? value as string : null, out var normal), Fault.Path);
        _arguments[argument] = normal;
        return normal;
    }

    private string[] ListOf(string argument, Func<string, string> read)
    {
        if (!_arguments.TryGetValue(argument, out var value) || value is not string?[] texts)
        {
            return [];
        }

        var all = Array.ConvertAll(texts, text => read(text ?? ""));
        _arguments[argument] = all;
        return all;
    }
}
