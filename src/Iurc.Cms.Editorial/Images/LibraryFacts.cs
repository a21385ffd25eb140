using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Pictures;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Caching.Memory;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Adds to what Orchard's media library answers of its files in words what each is, how large a picture is and whether whoever asks may change it, and narrows a
/// folder to the files that somebody looks for, those of the folders below it with them.
/// </summary>
public sealed class LibraryFacts(LibraryPictures pictures, LibrarySearch search, KeptFiles kept, LibraryWords words, IMemoryCache cache) : IAsyncResultFilter
{
    /// <summary>The key of the request that says what is looked for.</summary>
    public const string Shown = "shown";

    /// <inheritdoc />
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        var route = context.RouteData.Values;
        if (context.Result is ObjectResult { Value: { } value, StatusCode: null or 200 } answer && route["area"] as string == "OrchardCore.Media" && route["controller"] as string == "Admin"
            && route["action"] as string is "GetMediaItem" or "GetMediaItems" or "Upload")
        {
            var query = context.HttpContext.Request.Query;
            var found = route["action"] as string == "GetMediaItems" && query[Shown].ToString() is { Length: > 0 } shown
                ? await search.FindAsync(query["path"].ToString(), query["extensions"].ToString(), shown, context.HttpContext)
                : value;
            var files = JsonSerializer.SerializeToNode(found, JsonSerializerOptions.Web);
            var all = FilesOf(files).ToList();
            var unchangeable = await kept.FindAsync(context.HttpContext.User, all.Select(file => (string)file["mediaPath"]!));
            foreach (var file in all)
            {
                Measure(file);
                await words.AddAsync(file);
                if (unchangeable.Contains((string)file["mediaPath"]!))
                {
                    file["mayChange"] = false;
                }
            }

            answer.Value = files;
        }

        await next();
    }

    // One file, several, or those that have just been uploaded.
    private static IEnumerable<JsonObject> FilesOf(JsonNode? answer) => answer switch
    {
        JsonArray files => files.SelectMany(FilesOf),
        JsonObject uploaded when uploaded["files"] is JsonArray files => FilesOf(files),
        JsonObject file when (string?)file["mediaPath"] is { Length: > 0 } => [file],
        _ => [],
    };

    private void Measure(JsonObject file)
    {
        var path = (string)file["mediaPath"]!;
        if (PictureRules.IsPicture(path) && SizeOf(path, file) is { } size)
        {
            file["width"] = size.Width;
            file["height"] = size.Height;
        }
    }

    // A file of the same name, time and length is the same file.
    private PictureSize? SizeOf(string path, JsonObject file)
        => cache.GetOrCreate(("iurc-picture-size", path, file["lastModify"]?.ToJsonString(), file["size"]?.ToJsonString()), entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return pictures.SizeOf(path);
        });
}
