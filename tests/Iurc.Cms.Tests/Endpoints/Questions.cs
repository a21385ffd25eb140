using System.Globalization;

namespace Iurc.Cms.Tests.Endpoints;

/// <summary>
/// What is asked of each endpoint: as whom, about whose item, with which values. What the administrator may destroy is named wrongly
/// where the answer comes before it is looked up: the others must be refused all the same, and the site stays as it is.
/// </summary>
internal sealed class Questions(EndpointSite site)
{
    private const string Nothing = "nothing";
    private static readonly string[] s_pages = ["own draft", "another's draft", "another's page"];
    private static readonly string[] s_files = ["own file", "another's file", "shared file"];
    private static readonly string[] s_accounts = ["own account", "another's account"];
    private static readonly string[] s_messages = ["own message", "another's message"];

    // Where one's own account or session may end by the question, somebody is asked who is needed for nothing else.
    private static readonly string[] s_endings =
    [
        "LogOff", "ChangePassword", "EditPassword", "EditPost", "Disable", "Delete", "ResetPost", "DisableTwoFactorAuthenticationPost", "EnableTwoFactorAuthentication",
        "GenerateRecoveryCodesPost", "ForgetTwoFactorClient",
    ];

    private readonly Dictionary<string, EndpointSite.Made> _shared = [];
    private readonly Dictionary<string, (string Folder, string File)> _sharedFiles = [];
    private readonly Dictionary<string, string> _sharedNames = [];

    // Whoever opens the page for a second factor for the first time is given the key that it shows.
    private readonly Dictionary<string, EndpointSite.Person> _withKey = [];

    /// <summary>Whose items an endpoint can be asked about.</summary>
    public static IReadOnlyList<string> ItemsOf(SiteEndpoint endpoint) => endpoint switch
    {
        { Controller: "OrchardCore.Media/Admin" } when endpoint.Has("path") || endpoint.Has("paths") || endpoint.Has("oldPath") || endpoint.Has("mediaNames") => s_files,
        { Controller: "OrchardCore.Users/Admin" or "OrchardCore.Users/AdminTwoFactorAuthentication" or "OrchardCore.Users/EmailConfirmation" } when endpoint.Has("id") || endpoint.Has("usernameOrEmail") => s_accounts,
        _ when endpoint.Has("contentItemId") || endpoint.Has("auditTrailEventId") || IsList(endpoint) => s_pages,
        _ when endpoint.Has("notificationId") || endpoint.TakesJson && endpoint.Name.Contains("Notifications", StringComparison.Ordinal) => s_messages,
        _ => [""],
    };

    /// <summary>Asks, and says how the site has answered.</summary>
    public async Task<string> AskAsync(SiteEndpoint endpoint, string role, string item)
    {
        var person = site.PersonOf(role);
        if (person.Id is null && item.StartsWith("own", StringComparison.Ordinal))
        {
            return "-";
        }

        var isSpare = person.Id is not null && !endpoint.Reads && endpoint.Controller.StartsWith("OrchardCore.Users/", StringComparison.Ordinal) && s_endings.Contains(endpoint.Method) && !item.StartsWith("another", StringComparison.Ordinal);
        if (isSpare)
        {
            person = await site.NewPersonAsync(role);
        }
        else if (GivesKey(endpoint) && person.Id is not null)
        {
            person = _withKey[role];
        }

        var asked = new Asked(endpoint, role, item, await ValuesAsync(endpoint, person, item));
        using var body = asked.Body(person.Token);
        var answer = await person.Browser.SendAsync(endpoint.Verb, asked.Address(), body);
        if (isSpare)
        {
            person.Browser.Dispose();
        }

        return (int)answer.Status switch
        {
            >= 500 => $"FAILS {answer}",
            401 => "log in",
            403 => "no",
            404 or 410 => "nothing there",
            405 => "other verb",
            >= 400 => "bad request",
            >= 300 when answer.Location!.Contains("/Error/403", StringComparison.OrdinalIgnoreCase) => "no",
            >= 300 when answer.Location!.Contains("/Login", StringComparison.OrdinalIgnoreCase) => "log in",
            _ => "yes",
        };
    }

    /// <summary>Makes what all questions that change nothing are about.</summary>
    public async Task PrepareAsync(string role)
    {
        if (site.PersonOf(role).Id is not null)
        {
            _withKey[role] = await site.NewPersonAsync(role);
            await _withKey[role].Browser.GetAsync("/Authenticator/Configure/App");
        }

        foreach (var endpoint in site.Endpoints.Where(endpoint => endpoint.Reads))
        {
            foreach (var item in ItemsOf(endpoint).Where(item => site.PersonOf(role).Id is not null || !item.StartsWith("own", StringComparison.Ordinal)))
            {
                await ValuesAsync(endpoint, site.PersonOf(role), item);
            }
        }
    }

    private static bool GivesKey(SiteEndpoint endpoint) => endpoint.Reads && endpoint.Controller.EndsWith("/AuthenticatorApp", StringComparison.Ordinal);

    private static bool IsList(SiteEndpoint endpoint) => endpoint.Controller == "OrchardCore.Contents/Admin" && endpoint.Has("itemIds");

    private async Task<Dictionary<string, string>> ValuesAsync(SiteEndpoint endpoint, EndpointSite.Person person, string item)
    {
        var values = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        void Say(string name, string value)
        {
            if (endpoint.Has(name))
            {
                values[name] = value;
            }
        }

        foreach (var (name, value) in GeneralValues(endpoint))
        {
            Say(name, value);
        }

        if (endpoint.Controller == "OrchardCore.ContentPreview/Preview")
        {
            values["ContentItemType"] = "Page";
            values["PreviewContentItemId"] = values["PreviewContentItemVersionId"] = Nothing;
        }

        var owner = item.StartsWith("own", StringComparison.Ordinal) ? person.Id : site.Other.Id;
        switch (item)
        {
            case "own draft" or "another's draft" or "another's page":
                var page = await PageAsync(endpoint, owner, item);
                Say("contentItemId", page.Id);
                Say("auditTrailEventId", page.EventId);
                Say("itemIds", page.DocumentId.ToString(CultureInfo.InvariantCulture));
                break;
            case "own account" or "another's account":
                var account = item.StartsWith("own", StringComparison.Ordinal) ? person.Id! : await NameAsync(endpoint, "account", site.NewAccountAsync);
                Say("id", account);
                Say("usernameOrEmail", item.StartsWith("own", StringComparison.Ordinal) ? person.Name : account + "@example.eu");
                break;
            case "own message" or "another's message":
                var message = await NameAsync(endpoint, $"message {owner}", () => site.NewMessageAsync(owner));
                Say("notificationId", message);
                if (endpoint.TakesJson)
                {
                    values["messageId"] = message;
                }

                break;
            case "own file" or "another's file" or "shared file":
                var (folder, file) = await FileAsync(endpoint, item == "shared file" ? "shared" : "_Users/" + owner);
                Say("path", endpoint.Method is "GetMediaItem" or "DeleteMedia" ? file : folder);
                Say("paths", file);
                Say("oldPath", file);
                Say("newPath", folder + "/moved.png");
                Say("mediaNames", "picture.png");
                Say("sourceFolder", folder);
                Say("targetFolder", folder + "/deeper");
                break;
        }

        return values;
    }

    private async Task<EndpointSite.Made> PageAsync(SiteEndpoint endpoint, string? owner, string item)
    {
        var key = $"{owner} {item}";
        return !endpoint.Reads ? await site.NewPageAsync(owner, item == "another's page", endpoint.Has("auditTrailEventId"))
            : _shared.TryGetValue(key, out var made) ? made : _shared[key] = await site.NewPageAsync(owner, item == "another's page", isInHistory: true);
    }

    private async Task<(string Folder, string File)> FileAsync(SiteEndpoint endpoint, string root)
        => !endpoint.Reads ? await site.NewFileAsync(root) : _sharedFiles.TryGetValue(root, out var made) ? made : _sharedFiles[root] = await site.NewFileAsync(root);

    private async Task<string> NameAsync(SiteEndpoint endpoint, string key, Func<Task<string>> makeAsync)
        => !endpoint.Reads ? await makeAsync() : _sharedNames.TryGetValue(key, out var made) ? made : _sharedNames[key] = await makeAsync();

    private IEnumerable<(string Name, string Value)> GeneralValues(SiteEndpoint endpoint)
    {
        yield return ("contentTypeId", "Page");
        yield return ("groupId", "general");
        if (endpoint.Controller == "OrchardCore.Settings/Admin" && !endpoint.Reads)
        {
            yield return ("groupId", Nothing);
        }

        yield return ("correlationId", "iurcphase10000000000000000");
        yield return ("menuContentItemId", "iurcmainmenu00000000000000");
        yield return ("menuItemId", endpoint.Method == "Delete" ? Nothing : "iurcmenuabout0000000000000");
        yield return ("sitemapId", endpoint.Reads ? "iurcsitemap000000000000000" : Nothing);
        yield return ("sourceId", endpoint.Reads ? "iurcsitemappages0000000000" : Nothing);
        yield return ("sourceType", "ContentTypesSitemapSource");
        yield return ("cacheFileName", Nothing);
        yield return ("targetCulture", "fr");
        yield return ("part", "Region");
        yield return ("field", "Phases");
        yield return ("status", "404");
        yield return ("version", "1");
        yield return ("stepId", Nothing);
        yield return ("sourceName", Nothing);
        yield return ("parentContentType", "LandingPage");
        yield return ("partName", "Blocks");
        yield return ("name", endpoint.Controller switch
        {
            "OrchardCore.Media/MediaProfiles" => endpoint.Reads ? "wide" : Nothing,
            "OrchardCore.ContentTypes/Admin" => endpoint.Method is "EditTypePart" ? "SparePart" : endpoint.Reads ? "Spare" : Nothing,
            _ => Nothing,
        });
        yield return ("id", endpoint.Controller switch
        {
            "OrchardCore.Contents/Admin" => "Page",
            "OrchardCore.Menu/Admin" => "LinkMenuItem",
            "OrchardCore.Features/Admin" => endpoint.Method == "Enable" ? "OrchardCore.Title" : "OrchardCore.Markdown",
            "OrchardCore.Roles/Admin" => endpoint.Reads ? "Contributor" : Nothing,
            "OrchardCore.Themes/Admin" => Nothing,
            "OrchardCore.ContentTypes/Admin" => !endpoint.Reads ? Nothing : endpoint.Method is "EditPart" or "AddFieldTo" or "EditField" ? "SparePart" : "Spare",
            "OrchardCore.Flows/Admin" or "OrchardCore.Widgets/Admin" => "Page",
            _ when endpoint.Controller.StartsWith("OrchardCore.Deployment/", StringComparison.Ordinal) => endpoint.Reads ? site.PlanId : "0",
            _ => Nothing,
        });
        foreach (var name in new[] { "prefix", "prefixesName", "contentTypesName", "contentItemsName", "zonesName", "zone", "targetId" })
        {
            yield return (name, "x");
        }
    }
}
