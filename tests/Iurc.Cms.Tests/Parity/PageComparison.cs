using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.Tests.Parity;

/// <summary>Holds pages of the CMS against those of the preview.</summary>
internal static partial class PageComparison
{
    private const string ErrorPage = "/Error/";

    /// <summary>Where the CMS shows what the preview has at an address: pages of errors have none there, and come with an error.</summary>
    public static string InCms(string address) => address.StartsWith(ErrorPage, StringComparison.Ordinal) ? Site.StatusAddress + address[ErrorPage.Length..] : address;

    /// <summary>What differs, a line for each page; empty when nothing does.</summary>
    /// <param name="ofCms">The CMS's answers by address.</param>
    /// <param name="preview">The preview.</param>
    /// <param name="tenant">The site of the CMS.</param>
    public static async Task<IReadOnlyList<string>> DifferencesAsync(IReadOnlyDictionary<string, Answer> ofCms, Preview preview, Tenant tenant)
    {
        var differences = new List<string>();
        foreach (var (address, page) in ofCms.OrderBy(page => page.Key, StringComparer.Ordinal))
        {
            var ofPreview = await preview.GetAsync(address);
            if (ofPreview.Status != page.Status && InCms(address) == address)
            {
                differences.Add($"{address}: the CMS answers {(int)page.Status}, the preview {(int)ofPreview.Status}.");
            }
            else if (FirstDifference(Lines(page.Text, tenant.Base), Lines(ofPreview.Text, "")) is { } difference)
            {
                differences.Add($"{address}: {difference}");
            }
        }

        return differences;
    }

    /// <summary>The lines that hold something, with white space folded and without what each server makes up: the version of a file, the token of a picture's size, the number of a request that failed, the host's name and the site's prefix.</summary>
    private static List<string> Lines(string html, string prefix)
    {
        var text = Origin().Replace(Version().Replace(Token().Replace(RequestNumber().Replace(html, ""), ""), "?v="), "http://site");
        if (prefix.Length > 0)
        {
            text = Regex.Replace(text, $"(?<=[\"' (]|http://site){Regex.Escape(prefix)}(/|(?=[\"?#]))", "/");
        }

        return [.. text.Split('\n').Select(Answer.Fold).Where(line => line.Length > 0)];
    }

    private static string? FirstDifference(List<string> ofCms, List<string> ofPreview)
    {
        for (var number = 0; number < Math.Max(ofCms.Count, ofPreview.Count); number++)
        {
            var left = number < ofCms.Count ? ofCms[number] : "(end)";
            var right = number < ofPreview.Count ? ofPreview[number] : "(end)";
            if (left != right)
            {
                // A line may be a whole article.
                var from = Math.Max(0, left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count() - 80);
                return $"line {number + 1}, column {from + 1}{Environment.NewLine}  CMS:     {Excerpt(left, from)}{Environment.NewLine}  preview: {Excerpt(right, from)}";
            }
        }

        return null;
    }

    private static string Excerpt(string line, int from) => line.Substring(Math.Min(from, line.Length), Math.Min(200, line.Length - Math.Min(from, line.Length)));

    [GeneratedRegex(@"\?v=[\w\-]+")]
    private static partial Regex Version();

    [GeneratedRegex("<p>If you report this, give this number: [0-9a-f]{32}</p>")]
    private static partial Regex RequestNumber();

    [GeneratedRegex(@"(&amp;|\\u0026)(token|v)=[\w%\-]+")]
    private static partial Regex Token();

    [GeneratedRegex(@"http://(localhost|127\.0\.0\.1)(:\d+)?")]
    private static partial Regex Origin();
}
