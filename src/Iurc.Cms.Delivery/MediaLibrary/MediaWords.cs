using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>What the media library says when it does not do something.</summary>
internal static class MediaWords
{
    public static string NoPath(IStringLocalizer localizer)
        => localizer["That is no place in the media library. Names stand with \"/\" between them, have none of \\ : * ? \" < > |, and neither begin with a blank nor end with a blank or a dot."];

    public static string NoName(IStringLocalizer localizer)
        => localizer["A file needs a name before its dot, with at least one letter or digit, and without / or \\. Choose another name."];

    public static string NotYours(IStringLocalizer localizer)
        => localizer["You can change files that you have uploaded yourself. Ask an Editor to change this one."];

    public static string NoFolder(IStringLocalizer localizer)
        => localizer["Files go into a folder that is there. Choose one, or ask an Editor to make it."];

    public static string FoldersAreEditors(IStringLocalizer localizer)
        => localizer["Folders are made and deleted by Editors. Ask one of them."];

    public static string NotDone(IStringLocalizer localizer)
        => localizer["That could not be done: something of that name is there already, or what you have chosen is no longer there. Load the page again and look."];
}
