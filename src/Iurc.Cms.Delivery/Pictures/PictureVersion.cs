using Microsoft.Extensions.FileProviders;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Stands for a file's content in the address of a picture: it is another one as soon as the file is replaced. Pages are made anew
/// then, so that browsers may keep for ever what they have got by an address with the file's version.
/// </summary>
public static class PictureVersion
{
    /// <summary>The name that it has in an address.</summary>
    public const string Key = "v";

    /// <summary>The version of a file that is there.</summary>
    public static string Of(IFileInfo file)
    {
        ArgumentNullException.ThrowIfNull(file);

        return $"{file.LastModified.UtcTicks:x}-{file.Length:x}";
    }
}
