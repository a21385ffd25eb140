using System.Collections.Frozen;

namespace Iurc.Programme.Addresses;

/// <summary>
/// The addresses that no page may have, because the site as <c>recipes/iurc.recipe.json</c> sets it up needs them itself. The CMS asks its
/// own routes and files besides: a feature that is enabled later may answer at more.
/// </summary>
public static class ReservedAddresses
{
    private const string LogIn = "log-in";
    private const string Password = "change of a password";
    private const string SecondFactor = "log-in with a second factor";
    private const string Files = "a file that search engines and browsers ask for";
    private const string Module = "files and forms of the program";

    // With all that lies below.
    private static readonly FrozenDictionary<string, string> s_trees = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".well-known"] = Files,
        ["admin"] = "the admin",
        ["api"] = "content for programs",
        ["contents/contentitems"] = "items by their number",
        ["error"] = "error pages",
        ["health"] = "the state of the site",
        ["media"] = "the media library",
        ["robots.txt"] = Files,
        ["safemode"] = Module,
        ["shared-draft"] = "drafts that are shown to somebody",
        ["theadmin"] = Module,

        // The languages of the site that have no pages yet: the address will say which language a page is in.
        ["en"] = "its pages in English",
        ["es"] = "its pages in Spanish",
        ["fr"] = "its pages in French",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> s_single = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [""] = "the home page",
        ["apple-touch-icon.png"] = Files,
        ["apple-touch-icon-precomposed.png"] = Files,
        ["authenticator/configure/app"] = SecondFactor,
        ["authenticator/reset/app"] = SecondFactor,
        ["changepassword"] = Password,
        ["changepasswordconfirmation"] = Password,
        ["confirmemail"] = LogIn,
        ["confirmemailsent"] = LogIn,
        ["disabletwofactorauthentication"] = SecondFactor,
        ["favicon.ico"] = Files,
        ["forgotpassword"] = Password,
        ["forgotpasswordconfirmation"] = Password,
        ["generaterecoverycodes"] = SecondFactor,
        ["login"] = LogIn,
        ["loginwithrecoverycode"] = SecondFactor,
        ["loginwithtwofactorauthentication"] = SecondFactor,
        ["notifications/markasread"] = "notifications",
        ["redirecttolocalizedcontent"] = "the choice of a language",
        ["resetpassword"] = Password,
        ["resetpasswordconfirmation"] = Password,
        ["showrecoverycodes"] = SecondFactor,
        ["sitemap.xml"] = Files,
        ["style-guide"] = "the style guide",
        ["twofactor"] = SecondFactor,
        ["users/logoff"] = "log-out",
    }.ToFrozenDictionary();

    // The names of modules and themes, which are the first part of the addresses of their files and of forms without an address of their own.
    private static readonly string[] s_modules = ["orchardcore.", "iurc."];

    /// <summary>The addresses that no page may have, and of those below which there are others, one of these.</summary>
    public static IEnumerable<string> Examples => [.. s_single.Keys, .. s_trees.Keys, .. s_trees.Keys.Select(tree => tree + "/1")];

    /// <summary>What the site needs <paramref name="path"/> for; null when a page may have it.</summary>
    /// <param name="path">The path of an address in any spelling.</param>
    public static string? PurposeOf(string path)
    {
        var address = CanonicalAddress.Of(path);
        if (s_single.TryGetValue(address, out var purpose))
        {
            return purpose;
        }

        if (Array.Exists(s_modules, prefix => address.StartsWith(prefix, StringComparison.Ordinal)))
        {
            return Module;
        }

        for (var tree = address; tree.Length > 0; tree = tree[..Math.Max(tree.LastIndexOf('/'), 0)])
        {
            if (s_trees.TryGetValue(tree, out purpose))
            {
                return purpose;
            }
        }

        return null;
    }
}
