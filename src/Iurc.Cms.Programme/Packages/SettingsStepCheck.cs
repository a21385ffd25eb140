using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Localization;
using OrchardCore.ContentManagement.Metadata;
using OrchardCore.Modules;
using OrchardCore.Settings;
using static Iurc.Cms.Programme.Packages.StepShapes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Refuses settings that the site does not know, or could not use. Orchard stores whatever it is given.</summary>
internal sealed class SettingsStepCheck(IClock clock, IContentDefinitionManager definitions, IStringLocalizer<SettingsStepCheck> localizer) : IStepCheck
{
    // Those of Orchard's own step; it takes them in this spelling only.
    private static readonly Dictionary<string, Func<JsonNode, bool>> s_own = new(StringComparer.Ordinal)
    {
        [nameof(ISite.AppendVersion)] = IsTruth,
        [nameof(ISite.BaseUrl)] = IsAddressOrNone,
        [nameof(ISite.CacheMode)] = IsOneOf<CacheMode>,
        [nameof(ISite.Calendar)] = IsText,
        [nameof(ISite.CdnBaseUrl)] = IsAddressOrNone,
        [nameof(ISite.HomeRoute)] = value => value is JsonObject,
        [nameof(ISite.MaxPagedCount)] = value => IsNumber(value, 0),
        [nameof(ISite.MaxPageSize)] = value => IsNumber(value, 0),
        [nameof(ISite.PageSize)] = value => IsNumber(value, 1),
        [nameof(ISite.PageTitleFormat)] = IsText,
        [nameof(ISite.ResourceDebugMode)] = IsOneOf<ResourceDebugMode>,
        [nameof(ISite.SiteName)] = value => WordOf(value) is not null,
        [nameof(ISite.SiteSalt)] = IsText,
        [nameof(ISite.SuperUser)] = value => WordOf(value) is not null,
        [nameof(ISite.TimeZoneId)] = IsText,
        [nameof(ISite.UseCdn)] = IsTruth,
    };

    // Orchard passes over what a class does not know.
    private static readonly JsonSerializerOptions s_strict = new(JOptions.Default) { UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow };

    /// <inheritdoc />
    public string StepName => "settings";

    /// <inheritdoc />
    public async IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan)
    {
        foreach (var (name, value) in json)
        {
            if (value is null || name.Equals("name", StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (s_own.TryGetValue(name, out var fits))
            {
                if (!fits(value) || (name == nameof(ISite.TimeZoneId) && !IsTimeZone(value)))
                {
                    yield return localizer["\"{0}\" cannot be {1}. {2}", name, Short(value), Hint(name)];
                }
            }
            else if (TypesOf(name) is { Count: > 0 } types)
            {
                if (PathOfFault(value, types) is { } path)
                {
                    yield return localizer["\"{0}\" cannot be read: \"{1}\" is not known there, or is of another kind than it should be.", name, path];
                }
            }
            else if (plan.Features.Count == 0 && !plan.ContentTypes.Contains(name) && await definitions.GetTypeDefinitionAsync(name) is null)
            {
                yield return s_own.Keys.FirstOrDefault(own => own.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } near
                    ? localizer["there is no setting \"{0}\". Write \"{1}\".", name, near]
                    : localizer["there is no setting \"{0}\" on this site. Check its name, or take it out.", name];
            }
        }
    }

    private string Hint(string name) => name switch
    {
        nameof(ISite.BaseUrl) or nameof(ISite.CdnBaseUrl) => localizer["Write an address that begins with https:// or http://, or nothing."],
        nameof(ISite.TimeZoneId) => localizer["Write the name of a time zone, for example \"Europe/Brussels\"."],
        nameof(ISite.AppendVersion) or nameof(ISite.UseCdn) => localizer["Write true or false."],
        nameof(ISite.PageSize) => localizer["Write a whole number from 1."],
        nameof(ISite.MaxPagedCount) or nameof(ISite.MaxPageSize) => localizer["Write a whole number from 0."],
        nameof(ISite.CacheMode) => Choice<CacheMode>(),
        nameof(ISite.ResourceDebugMode) => Choice<ResourceDebugMode>(),
        nameof(ISite.HomeRoute) => localizer["Write { \"Action\": …, \"Controller\": …, \"Area\": … }."],
        _ => localizer["Write a text."],
    };

    private string Choice<T>()
        where T : struct, Enum
        => localizer["Write one of {0}.", string.Join(", ", Enum.GetNames<T>().Select(one => $"\"{one}\""))];

    private bool IsTimeZone(JsonNode value)
        => (string)value! is "" || clock.GetTimeZones().Any(zone => zone.TimeZoneId.Equals((string)value!, StringComparison.OrdinalIgnoreCase));

    private static string Short(JsonNode value) => value.ToJsonString() is { Length: > 60 } text ? text[..60] + "…" : value.ToJsonString();

    private static bool IsText(JsonNode value) => value.GetValueKind() == JsonValueKind.String;

    private static bool IsTruth(JsonNode value) => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False;

    private static bool IsNumber(JsonNode value, int least)
        => int.TryParse(value.ToString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least;

    private static bool IsOneOf<T>(JsonNode value)
        where T : struct, Enum
        => value is JsonValue && Enum.TryParse<T>(value.ToString(), ignoreCase: true, out var one) && Enum.IsDefined(one);

    private static bool IsAddressOrNone(JsonNode value)
        => IsText(value) && ((string)value! is "" || (Uri.TryCreate((string)value!, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) && address.Host.Length > 0));

    // A group of settings has the name of the class that reads it, which may be anywhere in Orchard or in this project.
    private static List<Type> TypesOf(string name)
        => [.. AppDomain.CurrentDomain.GetAssemblies().Where(IsOfTheSite).SelectMany(ClassesOf).Where(type => type.Name == name)];

    private static bool IsOfTheSite(Assembly assembly)
        => !assembly.IsDynamic && assembly.GetName().Name is { } name
            && (name.StartsWith("OrchardCore.", StringComparison.Ordinal) || name.StartsWith("Iurc.", StringComparison.Ordinal));

    private static IEnumerable<Type> ClassesOf(Assembly assembly)
        => assembly.GetExportedTypes().Where(type => type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && type.GetConstructor(Type.EmptyTypes) is not null);

    // Null if one of the classes can read it.
    private static string? PathOfFault(JsonNode value, List<Type> types)
    {
        var path = value is JsonObject ? null : "$";
        for (var next = 0; next < types.Count && value is JsonObject; next++)
        {
            try
            {
                value.Deserialize(types[next], s_strict);
                return null;
            }
            catch (Exception e) when (e is JsonException or NotSupportedException)
            {
                path ??= (e as JsonException)?.Path ?? "$";
            }
        }

        return path;
    }
}
