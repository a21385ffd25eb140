namespace Iurc.Cms.Editorial.Images;

/// <summary>What stands below a media field.</summary>
public class PictureTextViewModel
{
    /// <summary>The field's name.</summary>
    public string FieldName { get; set; } = "";

    /// <summary>Whether there is a box for the text.</summary>
    public bool HasText { get; set; }

    /// <summary>That the form has these boxes at all.</summary>
    public bool IsSent { get; set; }

    /// <summary>What the picture shows.</summary>
    public string? Text { get; set; }

    /// <summary>What the form said at first.</summary>
    public string? OriginalText { get; set; }

    /// <summary>Whether the field's pictures only decorate.</summary>
    public bool IsDecorative { get; set; }
}
