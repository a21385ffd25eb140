using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Iurc.Cms.Tests.Endpoints;

/// <summary>One question to one endpoint: as whom, and about whose item.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Role">Who asks.</param>
/// <param name="Item">Whose item it is about; empty if it is about none that belongs to anybody.</param>
/// <param name="Values">What the request says, by the names that the endpoint reads.</param>
internal sealed record Asked(SiteEndpoint Endpoint, string Role, string Item, Dictionary<string, string> Values)
{
    /// <summary>The smallest picture there is.</summary>
    public static readonly byte[] Picture = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>The address, with what is not in the path as its query if the endpoint only reads.</summary>
    public string Address()
    {
        var path = new StringBuilder();
        var inPath = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var segment in Endpoint.Pattern.PathSegments)
        {
            var text = string.Concat(segment.Parts.Select(part => part switch
            {
                RoutePatternLiteralPart literal => literal.Content,
                RoutePatternSeparatorPart separator => separator.Content,
                RoutePatternParameterPart parameter => Use(parameter.Name),
                _ => "",
            }));
            if (text.Length > 0)
            {
                path.Append('/').Append(text);
            }
        }

        var query = Endpoint.Reads ? string.Join('&', Values.Where(value => !inPath.Contains(value.Key)).Select(value => $"{value.Key}={Uri.EscapeDataString(value.Value)}")) : "";
        return (path.Length == 0 ? "/" : path.ToString()) + (query.Length > 0 ? "?" + query : "");

        string Use(string name)
        {
            inPath.Add(name);
            return Uri.EscapeDataString(Values.GetValueOrDefault(name) ?? Convert.ToString(Endpoint.Pattern.Defaults.GetValueOrDefault(name), CultureInfo.InvariantCulture) ?? "");
        }
    }

    /// <summary>What is sent with it.</summary>
    /// <param name="token">The antiforgery token of whoever asks.</param>
    public HttpContent? Body(string token)
    {
        if (Endpoint.Reads)
        {
            return null;
        }

        if (Endpoint.TakesJson)
        {
            return new StringContent(JsonSerializer.Serialize(Values), Encoding.UTF8, "application/json");
        }

        // As a form with files is sent.
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in Values.Append(new("__RequestVerificationToken", token)))
        {
            form.Add(new StringContent(value), name);
        }

        if (Endpoint.Button is { } button)
        {
            form.Add(new StringContent(button), button);
        }

        if (Endpoint.Method == "Upload")
        {
            form.Add(new ByteArrayContent(Picture), "files", "new.png");
        }

        return form;
    }
}
