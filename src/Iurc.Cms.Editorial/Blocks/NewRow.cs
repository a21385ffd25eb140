using System.ComponentModel.DataAnnotations;

namespace Iurc.Cms.Editorial.Blocks;

/// <summary>What the form asks for when somebody adds or copies a block.</summary>
public sealed class NewRow
{
    private const string Name = "^[A-Za-z0-9_.-]{1,400}$";

    /// <summary>The content type of the block.</summary>
    [Required]
    public string Type { get; set; } = "";

    /// <summary>What the names of the new row's fields begin with.</summary>
    [Required, RegularExpression(Name)]
    public string Prefix { get; set; } = "";

    /// <summary>What the names of the fields begin with that are copied, and sent along; none for an empty block.</summary>
    [RegularExpression(Name)]
    public string? From { get; set; }

    /// <summary>The name of the part that holds the list, as its fields in the form begin.</summary>
    [Required, RegularExpression(Name)]
    public string List { get; set; } = "";

    /// <summary>The content type of what holds the list.</summary>
    [Required]
    public string Parent { get; set; } = "";

    /// <summary>The name of the part in that type.</summary>
    [Required]
    public string Part { get; set; } = "";
}
