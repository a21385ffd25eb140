namespace Iurc.Programme.Pictures;

/// <summary>The places on pages that pictures are chosen for, and how large a picture has to be to fill them: twice as many pixels where they are small.</summary>
public static class PicturePlaces
{
    /// <summary>Across a page.</summary>
    public static readonly PictureSize Wide = new(1120, 560);

    /// <summary>On a card that leads to a page.</summary>
    public static readonly PictureSize Card = new(560, 280);

    /// <summary>Beside a quotation.</summary>
    public static readonly PictureSize Portrait = new(192, 192);

    /// <summary>On the card of a social network.</summary>
    public static readonly PictureSize Share = new(1200, 630);

    private static readonly Dictionary<(string Part, string Field), PictureSize> s_places = new()
    {
        [("Phase", "Image")] = Wide,
        [("Region", "Image")] = Wide,
        [("VideoBlock", "Picture")] = Wide,
        [("PictureBlock", "Picture")] = Wide,
        [("CardEntry", "Picture")] = Card,
        [("Testimonial", "Portrait")] = Portrait,
        [("SeoMetaPart", "DefaultSocialImage")] = Share,
        [("SeoMetaPart", "OpenGraphImage")] = Share,
        [("SeoMetaPart", "TwitterImage")] = Share,
    };

    /// <summary>The place that a media field is for; null if none is known.</summary>
    /// <param name="part">The name of the part, as it is defined.</param>
    /// <param name="field">The name of the field.</param>
    public static PictureSize? Of(string part, string field) => s_places.TryGetValue((part, field), out var place) ? place : null;
}
