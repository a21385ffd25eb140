namespace Iurc.Programme.Pages;

/// <summary>The mark for what only the owner of the site can supply. <c>recipes/content/legal.recipe.json</c> sets it.</summary>
public static class OwnersPlaceholder
{
    /// <summary>What a placeholder begins with.</summary>
    public const string Start = "[To be supplied by the owner";

    /// <summary>Whether <paramref name="text"/> holds one.</summary>
    public static bool IsIn(string? text) => text?.Contains(Start, StringComparison.OrdinalIgnoreCase) ?? false;
}
