namespace Iurc.Cms.Delivery.Pictures;

/// <summary>
/// Resized pictures that an earlier release has kept: they tell what the pictures told that they are made of. They are thrown away once,
/// by each node for itself.
/// </summary>
internal static class EarlierPictures
{
    /// <summary>The file which says that it has been done.</summary>
    public const string Mark = "cleaned";

    /// <summary>Throws them away, if that has not been done.</summary>
    /// <param name="folder">The folder of the resized pictures.</param>
    public static void Forget(string folder)
    {
        var mark = Path.Combine(folder, Mark);
        if (File.Exists(mark))
        {
            return;
        }

        try
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
            File.WriteAllText(mark, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing can be kept there either, or somebody reads from it just now: at the next start.
        }
    }
}
