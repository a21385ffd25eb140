using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using OrchardCore.ResourceManagement;

namespace Iurc.Cms.Editorial.Images;

/// <summary>
/// Brings to the pages that show the media library what it lacks: the question before files in use are deleted, the reason why a file is
/// not taken, the replacing of a file, the upload into a field, and filters by what the site does with a file.
/// </summary>
public sealed class MediaScriptFilter(IResourceManager resources, IUrlHelperFactory urls, IOptions<MediaOptions> options, IStringLocalizer<MediaScriptFilter> localizer) : IResultFilter
{
    // What a picture of the field most probably shows stands in the other: a portrait shows the person.
    private static readonly Dictionary<string, string> s_suggestions = new(StringComparer.Ordinal) { ["Testimonial.Portrait"] = "Testimonial.PersonName.Text" };

    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        var route = context.RouteData.Values;
        if (context.Result is ViewResult && (EditorPage.ActionOf(route) is not null
            || (string.Equals(route["area"] as string, "OrchardCore.Media", StringComparison.OrdinalIgnoreCase)
                && string.Equals(route["action"] as string, "Index", StringComparison.OrdinalIgnoreCase))))
        {
            resources.RegisterUrl("stylesheet", "~/Iurc.Cms.Editorial/styles/media.css", null).AtHead().ShouldAppendVersion(true);
            Register("media-dialog");
            Register("media-in-use", new { refused = Text("That is not possible"), close = Text("Close") });
            Register("media-text", new
            {
                text = Text("What it shows"),
                hint = Text("For readers who cannot see it, for example: The mayors of both cities sign the agreement."),
                decoration = Text("Only decoration: the picture tells nothing that the text does not say"),
                none = Text("Write what the picture shows, or tick that it only decorates."),
            });
            Register("rich-text-media", new { title = Text("Put {0} into the text", "{0}"), ok = Text("Put it in"), cancel = Text("Leave it out") });
            Register("media-uploads", new
            {
                extensions = options.Value.AllowedFileExtensions.Select(extension => extension.ToLowerInvariant()),
                longest = options.Value.MaxFileSize,
                words = Reasons(),
            });
            Register("media-field", new
            {
                address = urls.GetUrlHelper(context).Action("Upload", "Admin", new { area = "OrchardCore.Media" }),
                suggestions = s_suggestions,
                words = new
                {
                    choose = Text("Upload a file"),
                    hint = Text("Or drop it here, or paste it."),
                    title = Text("What does {0} show?", "{0}"),
                    ok = Text("Save the text"),
                    later = Text("Later"),
                    working = Text("Being taken into the library"),
                    pasted = Text("pasted"),
                    one = Text("This field takes one file: {0} has been taken, and the others have not.", "{0}"),
                    kind = Text("{0} has not been taken: this field takes {1}.", "{0}", "{1}"),
                    landscape = Text("landscape"),
                    portrait = Text("portrait"),
                    square = Text("square"),
                },
            });
            Register("media-own");
            Register("media-find", new
            {
                label = Text("Which files are shown"),
                options = new Dictionary<string, string>
                {
                    ["all"] = Text("All files"),
                    [LibrarySearch.InUse] = Text("In use"),
                    [LibrarySearch.Unused] = Text("Not in use"),
                    [LibrarySearch.WithoutText] = Text("Shown without a text"),
                    [LibrarySearch.TooSmall] = Text("Too small for their place"),
                },
            });
            Register("media-replace", new
            {
                address = urls.GetUrlHelper(context).Action("Replace", "MediaReplacement", new { area = "Iurc.Cms.Editorial" }),
                words = new
                {
                    replace = Text("Replace"),
                    title = Text("Replace {0}", "{0}"),
                    hint = Text("The file keeps its address: every page and every link shows the new one at once. It has to be of the same kind."),
                    choose = Text("New file"),
                    none = Text("Choose a file first."),
                    ok = Text("Replace it"),
                    cancel = Text("Cancel"),
                    done = Text("{0} has been replaced.", "{0}"),
                    size = Text("The file is too large. Make it smaller, and try again."),
                    failed = Text("The file could not be sent. Look whether you are still logged in and connected, and try again."),
                },
            });
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }

    // The script puts the file's name into the first place.
    private Dictionary<string, string> Reasons()
    {
        var iPhone = Text("{0} has not been taken: browsers cannot show HEIC pictures, as iPhones make them. Save it as JPEG, or set the iPhone to do so (Settings, Camera, Formats, Most Compatible), and upload that.", "{0}");
        return new(StringComparer.Ordinal)
        {
            [".heic"] = iPhone,
            [".heif"] = iPhone,
            [".avif"] = Text("{0} has not been taken: not everybody's browser shows AVIF pictures. Save it as JPEG, PNG or WebP, and upload that.", "{0}"),
            [".svg"] = Text("{0} has not been taken: an SVG drawing could hold a program. Save it as PNG, at least 1,120 pixels wide, and upload that.", "{0}"),
            ["kind"] = Text("{0} has not been taken: files of this kind are not allowed. Those that are: {1}. Save it as one of these, and upload that.", "{0}", string.Join(", ", options.Value.AllowedFileExtensions.Select(extension => extension.TrimStart('.')))),
            ["size"] = Text("{0} has not been taken: it has {1} MB, and the most is {2} MB. Make a picture smaller, for example 2,400 pixels wide, or a document, and upload that.", "{0}", "{1}", "{2}"),
            ["denied"] = Text("{0} has not been taken: you are no longer logged in, or may not put files here. Log in again, or ask an Editor.", "{0}"),
            ["failed"] = Text("{0} has not been taken: the connection broke, or the site could not read it. Try again.", "{0}"),
            ["taken"] = Text("There is another {0} already, so this file is called {1}.", "{0}", "{1}"),
            ["label"] = Text("Files that have not been taken"),
            ["close"] = Text("Close"),
        };
    }

    private string Text(string text, params object[] arguments) => localizer[text, arguments];

    // Deferred: the admin's own scripts, which it needs, stand below it.
    private void Register(string script, object? words = null)
    {
        var registered = resources.RegisterUrl("script", $"~/Iurc.Cms.Editorial/scripts/{script}.js", null).AtFoot().SetAttribute("defer", "defer").ShouldAppendVersion(true);
        if (words is not null)
        {
            // Orchard would encode quotation marks twice.
            registered.SetAttribute("data-words", Uri.EscapeDataString(JsonSerializer.Serialize(words, JsonSerializerOptions.Web)));
        }
    }
}
