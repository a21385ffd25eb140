namespace Iurc.Programme.Pictures;

/// <summary>How large a picture is, in pixels. What is made of it is never larger: that would be blurred and cost more.</summary>
/// <param name="Width">At least 1.</param>
/// <param name="Height">At least 1.</param>
public readonly record struct PictureSize(int Width, int Height)
{
    /// <summary>The size that it has within a width, in its own proportions.</summary>
    public PictureSize Within(int width) => width >= Width ? this : new(width, Math.Max(1, (int)Math.Round((double)Height * width / Width)));

    /// <summary>The largest size in the proportions of a place that can be cut out of the picture: the place's own, if the picture has that much.</summary>
    public PictureSize CutFor(PictureSize place)
    {
        var scale = Math.Min(1, Math.Min((double)Width / place.Width, (double)Height / place.Height));
        return scale >= 1 ? place : new(Math.Max(1, (int)Math.Floor(place.Width * scale)), Math.Max(1, (int)Math.Floor(place.Height * scale)));
    }

    /// <summary>Whether it fills a place.</summary>
    public bool Fills(PictureSize place) => Width >= place.Width && Height >= place.Height;
}
