using Iurc.Programme;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Recipes;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Something that is wrong with a file.</summary>
/// <param name="Path">The full path of the file.</param>
/// <param name="Position">Where in the file.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Code">The code of the check or the rule.</param>
/// <param name="Message">What is wrong.</param>
internal sealed record Finding(string Path, SourcePosition Position, Severity Severity, string Code, string Message)
{
    /// <summary>An error that a check of the tool has found.</summary>
    public static Finding Error(RecipeFile file, SourcePosition position, CheckCode code, string message)
        => Error(file.Path, position, code, message);

    /// <summary>An error that a check of the tool has found.</summary>
    public static Finding Error(string path, SourcePosition position, CheckCode code, string message)
        => new(path, position, Severity.Error, code.Code, message);

    /// <summary>Something that is worth a look.</summary>
    public static Finding Warning(RecipeFile file, SourcePosition position, CheckCode code, string message)
        => Warning(file.Path, position, code, message);

    /// <summary>Something that is worth a look.</summary>
    public static Finding Warning(string path, SourcePosition position, CheckCode code, string message)
        => new(path, position, Severity.Warning, code.Code, message);

    /// <summary>A value or a key that is not what Orchard reads.</summary>
    public static Finding Of(RecipeFile file, KindFault fault, CheckCode wrongValue)
        => new(file.Path, fault.Position, fault.IsCertain ? Severity.Error : Severity.Warning,
            (fault.IsUnknownKey ? CheckCode.UnknownKey : wrongValue).Code, fault.Message);
}
