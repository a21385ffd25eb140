using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Iurc.Cms.Delivery.Mail.Invitations;

/// <summary>Who is invited.</summary>
public sealed class InvitationViewModel
{
    /// <summary>The name to log in with.</summary>
    [Required(ErrorMessage = "Write a user name, for example the person's first and last name in one word.")]
    [StringLength(255, ErrorMessage = "A user name has 255 characters at the most.")]
    public string? UserName { get; set; }

    /// <summary>Where the mail goes.</summary>
    [Required(ErrorMessage = "Write the e-mail address to which the invitation goes.")]
    [EmailAddress(ErrorMessage = "This is no e-mail address. Write one such as name@example.eu.")]
    [StringLength(255, ErrorMessage = "An e-mail address has 255 characters at the most.")]
    public string? Email { get; set; }

    /// <summary>The roles that have been ticked.</summary>
    public List<string> ChosenRoles { get; set; } = [];

    /// <summary>The roles that whoever invites may give.</summary>
    [BindNever]
    public IReadOnlyList<OfferedRole> Roles { get; set; } = [];

    /// <summary>Whether a mail can be sent.</summary>
    [BindNever]
    public bool IsReady { get; set; }
}

/// <summary>A role to tick.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Description">What it is for.</param>
/// <param name="IsChosen">Whether it is ticked.</param>
public sealed record OfferedRole(string Name, string Description, bool IsChosen);
