using System.Text.Json;
using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Pictures;
using Iurc.Programme.Pictures;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Caching.Memory;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Adds to what Orchard's media library answers of its files how large each picture is, and narrows a folder to the files that somebody looks
/// for, those of the folders below it with them.
/// </summary>
public sealed class LibraryFacts(LibraryPictures pictures, LibrarySearch search, IMemoryCache kept) : IAsyncResultFilter
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
            answer.Value = Measured(JsonSerializer.SerializeToNode(found, JsonSerializerOptions.Web));
        }

        await next();
    }

    private JsonNode? Measured(JsonNode? node)
    {
        switch (node)
        {
            case JsonArray files:
                foreach (var file in files)
                {
                    Measured(file);
                }

                break;
            case JsonObject { } answer when answer["files"] is JsonArray uploaded:
                Measured(uploaded);
                break;
            case JsonObject file when (string?)file["mediaPath"] is { Length: > 0 } path && PictureRules.IsPicture(path) && SizeOf(path, file) is { } size:
                file["width"] = size.Width;
                file["height"] = size.Height;
                break;
        }

        return node;
    }

    // A file of the same name, time and length is the same file.
    private PictureSize? SizeOf(string path, JsonObject file)
        => kept.GetOrCreate(("iurc-picture-size", path, file["lastModify"]?.ToJsonString(), file["size"]?.ToJsonString()), entry =>
        {
            entry.SlidingExpiration = TimeSpan.FromHours(1);
            return pictures.SizeOf(path);
        });
}
