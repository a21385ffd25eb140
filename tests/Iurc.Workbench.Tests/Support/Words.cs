using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace Iurc.Workbench.Tests.Support;

/// <summary>Folds white space as a browser does.</summary>
internal static partial class Words
{
    public static string Fold(string text) => WhiteSpace().Replace(text, " ").Trim();

    public static string TextOf(INode node) => Fold(node.TextContent);

    [GeneratedRegex(@"\s+")]
    private static partial Regex WhiteSpace();
}
