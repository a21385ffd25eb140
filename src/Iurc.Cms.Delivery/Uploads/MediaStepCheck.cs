using System.Text.Json.Nodes;
using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using OrchardCore.Media;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Refuses files without a name, of a kind that the library does not take, or without content: Orchard passes over some of them.</summary>
internal sealed class MediaStepCheck(IOptions<MediaOptions> media, IStringLocalizer<MediaStepCheck> localizer) : IStepCheck
{
    /// <inheritdoc />
    public string StepName => "media";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        await Task.CompletedTask;
        foreach (var file in ObjectsOf(json["Files"]))
        {
            if ((WordOf(file["TargetPath"]) ?? WordOf(file["Path"])) is not { } name)
            {
                yield return localizer["a file has no \"TargetPath\"."];
            }
            else if (!media.Value.AllowedFileExtensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
            {
                yield return localizer["\"{0}\" is of a kind that the media library does not take.", name];
            }
            else if (WordOf(file["Base64"]) is { } text)
            {
                if (!Convert.TryFromBase64String(text, new byte[text.Length], out _))
                {
                    yield return localizer["the \"Base64\" of \"{0}\" is damaged. Export the package again.", name];
                }
            }
            else if (WordOf(file["SourcePath"]) is { } source)
            {
                if (!plan.HasFile(source))
                {
                    yield return localizer["the package has no file \"{0}\", which is to be \"{1}\". Export the package again.", source, name];
                }
            }
            else if (WordOf(file["SourceUrl"]) is not null)
            {
                // An administrator's package must not let the server ask addresses that only the server can reach.
                yield return localizer["\"{0}\" is to be fetched from an address. Put the file into the package.", name];
            }
            else
            {
                yield return localizer["\"{0}\" has no content: it needs a \"SourcePath\" or \"Base64\".", name];
            }
        }
    }
}
