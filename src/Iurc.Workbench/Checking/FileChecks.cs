using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds files that cannot be read, and objects with a property twice.</summary>
internal static class FileChecks
{
    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files.SelectMany(file => file.Fault is { } fault
            ? [Finding.Error(file, fault.Position, CodeOf(fault.Fault), fault.Message)]
            : DuplicateProperties(file));

    private static CheckCode CodeOf(SourceFault fault) => fault switch
    {
        SourceFault.NotReadable => CheckCode.NotReadable,
        SourceFault.NotUtf8 => CheckCode.NotUtf8,
        _ => CheckCode.NotJson,
    };

    private static IEnumerable<Finding> DuplicateProperties(RecipeFile file)
        => RecipeSet.Descend(file.Root!).OfType<SourceObject>()
            .SelectMany(node => node.Properties.GroupBy(property => property.Name, StringComparer.Ordinal))
            .SelectMany(twins => twins.Skip(1))
            .Select(twin => Finding.Error(file, twin.Position, CheckCode.DuplicateProperty, $"The property \"{twin.Name}\" stands here a second time."));
}
