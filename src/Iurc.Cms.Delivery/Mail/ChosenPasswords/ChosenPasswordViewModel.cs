using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Iurc.Cms.Delivery.Mail.ChosenPasswords;

/// <summary>A password that somebody chooses by a link.</summary>
public sealed class ChosenPasswordViewModel
{
    /// <summary>The password.</summary>
    [Required(ErrorMessage = "Write a password.")]
    [DataType(DataType.Password)]
    public string? NewPassword { get; set; }

    /// <summary>The same once more.</summary>
    [Compare(nameof(NewPassword), ErrorMessage = "The two passwords are not the same. Write the same one twice.")]
    [DataType(DataType.Password)]
    public string? PasswordConfirmation { get; set; }

    /// <summary>The user whom the link is for.</summary>
    [BindNever]
    public string UserName { get; set; } = "";

    /// <summary>Whether they have none yet.</summary>
    [BindNever]
    public bool IsFirst { get; set; }
}
