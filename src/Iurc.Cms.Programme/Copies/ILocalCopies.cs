namespace Iurc.Cms.Programme.Copies;

/// <summary>Something that a node keeps of content in files of its own, to make it anew when it is asked for: resized pictures, sitemaps.</summary>
public interface ILocalCopies
{
    /// <summary>Deletes all that is kept.</summary>
    Task ForgetAsync();
}
