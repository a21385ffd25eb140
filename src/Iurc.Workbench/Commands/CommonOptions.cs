using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Iurc.Workbench.Commands;

/// <summary>Options that several commands share.</summary>
internal static class CommonOptions
{
    /// <summary>The option that names the folder of the site.</summary>
    public static Option<SiteFolder?> Root(string workingDirectory) => new("--root")
    {
        Description = "The folder that holds recipes and themes. The nearest one from here upwards unless given.",
        CustomParser = result => new SiteFolder(Path.TrimEndingDirectorySeparator(Path.GetFullPath(result.Tokens[0].Value, workingDirectory))),
        HelpName = "DIR",
    };

    /// <summary>Reads a date as 2025-06-30.</summary>
    public static DateOnly? ParseDate(ArgumentResult result)
    {
        if (DateOnly.TryParseExact(result.Tokens[0].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        result.AddError($"\"{result.Tokens[0].Value}\" is not a date such as 2025-06-30.");
        return null;
    }
}
