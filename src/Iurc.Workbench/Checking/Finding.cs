using Iurc.Programme;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Something that is wrong with a recipe.</summary>
/// <param name="File">The recipe.</param>
/// <param name="Position">Where in the file.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Code">The code of the check or the rule.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Finding(RecipeFile File, SourcePosition Position, Severity Severity, string Code, string Message)
{
    /// <summary>An error that a check of the tool has found.</summary>
    public static Finding Error(RecipeFile file, SourcePosition position, CheckCode code, string message)
        => new(file, position, Severity.Error, code.Code, message);
}
