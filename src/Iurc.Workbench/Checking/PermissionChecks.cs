using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds permissions that no module has: a role gets nothing from them.</summary>
internal static class PermissionChecks
{
    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
    {
        var known = Known(set);
        return set.Files.SelectMany(file => file.Steps).Where(step => step.Is("Roles"))
            .SelectMany(step => step.Objects("Roles")
                .Select(role => (Role: role, List: role.PropertyInAnyCase("Permissions")?.Value)).Where(pair => pair.List is SourceArray)
                .SelectMany(pair => ((SourceArray)pair.List!).Items.OfType<SourceString>())
                .Where(name => !known.Contains(name.Value) && !name.Value.StartsWith("ViewContentsBy", StringComparison.Ordinal))
                // Without the sites' sources nobody knows the permissions of its own modules.
                .Where(name => set.HasCode || Similar.To(name.Value, known) is not null)
                .Select(name => Finding.Error(step.File, name.Position, CheckCode.UnknownPermission,
                    $"There is no permission \"{name.Value}\".{Similar.Hint(name.Value, known)}"))
                .Concat(step.Objects("Roles").SelectMany(role => role.PropertyInAnyCase("Permissions")?.Value is SourceArray list ? Twins(step.File, list) : [])));
    }

    private static IEnumerable<Finding> Twins(Recipes.RecipeFile file, SourceArray list)
        => list.Items.OfType<SourceString>().GroupBy(name => name.Value, StringComparer.Ordinal).SelectMany(twins => twins.Skip(1))
            .Select(twin => Finding.Warning(file, twin.Position, CheckCode.UnknownPermission, $"The role names the permission \"{twin.Value}\" twice. Take one out."));

    private static HashSet<string> Known(RecipeSet set)
        => OrchardFacts.Current.Permissions
            .SelectMany(name => name.Contains("{0}", StringComparison.Ordinal) ? set.Types.Select(type => name.Replace("{0}", type, StringComparison.Ordinal)) : [name])
            .Concat(set.Code.Strings)
            // Templates of the site's own permissions stand in its sources.
            .Concat(set.Code.Strings.Where(name => name.Contains("{0}", StringComparison.Ordinal))
                .SelectMany(name => set.Types.Select(type => name.Replace("{0}", type, StringComparison.Ordinal))))
            .ToHashSet(StringComparer.Ordinal);
}
