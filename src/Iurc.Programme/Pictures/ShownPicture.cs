namespace Iurc.Programme.Pictures;

/// <summary>A picture as a page shows it.</summary>
/// <param name="Source">Its address.</param>
/// <param name="SourceSet">The value of <c>srcset</c>; empty if there is one size only.</param>
/// <param name="Width">How wide it is, in CSS pixels.</param>
/// <param name="Height">How high it is.</param>
public sealed record ShownPicture(string Source, string SourceSet, int Width, int Height)
{
    /// <summary>Chooses between a picture made for a place and a smaller one: of a picture that does not fill the place there is none larger than itself.</summary>
    /// <param name="whole">The size of the file; null if it is not known.</param>
    /// <param name="large">The address of the picture made for the place, and the place.</param>
    /// <param name="small">The same for small screens, in the same proportions.</param>
    public static ShownPicture Of(PictureSize? whole, (string Address, PictureSize Place) large, (string Address, PictureSize Place) small)
    {
        var size = whole?.CutFor(large.Place) ?? large.Place;
        return new(large.Address, size.Width > small.Place.Width ? $"{small.Address} {small.Place.Width}w, {large.Address} {size.Width}w" : "", size.Width, size.Height);
    }
}
