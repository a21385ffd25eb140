using AngleSharp.Html.Dom;

namespace Iurc.Browser.Sites;

/// <summary>A page as the server sends it.</summary>
/// <param name="Path">Its address from the root of the site, with the query.</param>
/// <param name="Status">The status of the answer.</param>
/// <param name="Html">The answer's text.</param>
/// <param name="Document">The same, parsed.</param>
public sealed record SitePage(string Path, int Status, string Html, IHtmlDocument Document);
