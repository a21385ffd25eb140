using System.Globalization;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking;

/// <summary>Finds settings of the site that nobody reads: Orchard stores them without a word.</summary>
internal static class SettingsChecks
{
    private static readonly string[] s_route = ["Area", "Controller", "Action"];

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files.SelectMany(file => file.Steps).Where(step => step.Is("settings"))
            .SelectMany(step => step.Node.Properties.Where(property => property.Name != "name")
                .SelectMany(property => Check(property, set).Select(fault => fault.IsUnknownKey && property.Position == fault.Position
                    ? Finding.Error(step.File, fault.Position, CheckCode.UnknownSettings, fault.Message)
                    : Finding.Of(step.File, fault, CheckCode.WrongSetting))));

    private static IEnumerable<KindFault> Check(SourceProperty property, RecipeSet set)
    {
        if (!OrchardFacts.Current.Settings.TryGetValue(property.Name, out var kind))
        {
            return set.Code.Classes.Contains(property.Name) || set.Code.Strings.Contains(property.Name) || set.Types.Contains(property.Name)
                ? []
                : [new(property.Position, $"Nobody reads the settings \"{property.Name}\": Orchard stores them and passes over them.{Similar.Hint(property.Name, OrchardFacts.Current.Settings.Keys)}", IsUnknownKey: true)];
        }

        return KindCheck.Faults(property.Value, kind, $"\"{property.Name}\"").Concat(Meaning(property));
    }

    private static IEnumerable<KindFault> Meaning(SourceProperty property)
    {
        if (property is { Name: "TimeZoneId", Value: SourceString zone } && zone.Value.Length > 0 && !KindCheck.IsExpression(zone)
            && !TimeZoneInfo.TryFindSystemTimeZoneById(zone.Value, out _))
        {
            yield return new(zone.Position, $"There is no time zone \"{zone.Value}\". Write one such as Europe/Brussels.");
        }

        if (property is { Name: "LocalizationSettings", Value: SourceObject cultures })
        {
            var supported = (cultures.PropertyInAnyCase("SupportedCultures")?.Value as SourceArray)?.Items.OfType<SourceString>().ToList() ?? [];
            foreach (var culture in supported.Where(culture => !IsCulture(culture.Value)))
            {
                yield return new(culture.Position, $"There is no culture \"{culture.Value}\". Write one such as en or fr-BE.");
            }

            if (cultures.PropertyInAnyCase("DefaultCulture")?.Value is SourceString chosen && !supported.Exists(culture => culture.Value == chosen.Value))
            {
                yield return new(chosen.Position, $"The default culture \"{chosen.Value}\" is not among the supported cultures. Add it there.");
            }
        }

        if (property is { Name: "HomeRoute", Value: SourceObject route })
        {
            foreach (var name in s_route.Where(name => route.PropertyInAnyCase(name)?.Value is not SourceString { Value.Length: > 0 }))
            {
                yield return new(property.Position, $"The home route names no \"{name}\", so that the home page is not found. Add it.");
            }

            if (route.PropertyInAnyCase("Area")?.Value is SourceString area && area.Value.StartsWith("OrchardCore", StringComparison.Ordinal)
                && !OrchardFacts.Current.Features.ContainsKey(area.Value))
            {
                yield return new(area.Position, $"There is no module \"{area.Value}\".{Similar.Hint(area.Value, OrchardFacts.Current.Features.Keys)}");
            }
            else if (route.PropertyInAnyCase("Area")?.Value is SourceString { Value: "OrchardCore.Contents" })
            {
                foreach (var (name, value) in new[] { ("Controller", "Item"), ("Action", "Display") })
                {
                    if (route.PropertyInAnyCase(name)?.Value is SourceString { Value.Length: > 0 } chosen && chosen.Value != value)
                    {
                        yield return new(chosen.Position, $"The module OrchardCore.Contents shows items at the controller Item and the action Display, not at \"{chosen.Value}\".");
                    }
                }

                foreach (var other in route.Properties.Where(other => other.Name is not "Area" and not "Controller" and not "Action"
                    && !string.Equals(other.Name, "ContentItemId", StringComparison.OrdinalIgnoreCase) && !string.Equals(other.Name, "jsonPath", StringComparison.OrdinalIgnoreCase)))
                {
                    yield return KindCheck.UnknownKey(other, ["Area", "Controller", "Action", "ContentItemId", "jsonPath"], "the home route");
                }
            }
        }
    }

    private static bool IsCulture(string name)
    {
        try
        {
            // Any well-formed name makes a culture; one that nobody speaks gets no name in English.
            return name.Length > 0 && !CultureInfo.GetCultureInfo(name).EnglishName.StartsWith("Unknown", StringComparison.Ordinal)
                && CultureInfo.GetCultures(CultureTypes.AllCultures).Any(culture => string.Equals(culture.Name, name, StringComparison.OrdinalIgnoreCase));
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
