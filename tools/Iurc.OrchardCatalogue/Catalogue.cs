using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Razor.Hosting;
using OrchardCore.ContentManagement;
using OrchardCore.Recipes.Services;
using OrchardCore.Security.Permissions;

namespace Iurc.OrchardCatalogue;

/// <summary>What the Orchard Core packages hold, read from the assemblies themselves.</summary>
internal sealed class Catalogue
{
    // Who reads settings, by the names of the methods with which Orchard does so.
    private static readonly HashSet<string> s_settingsReaders = new(StringComparer.Ordinal)
    {
        "GetSettings", "GetSettingsAsync", "WithSettings", "MergeSettings", "PopulateSettings", "As", "TryGet", "Put", "Get", "GetOrCreate", "Alter",
        "AddSiteDisplayDriver", "AddSiteSettingsPropertyDeploymentStep", "AsPropertyEnabled", "TryGetSettings", "GetOrAdd", "AlterAsync",
    };

    private static readonly JsonSerializerOptions s_json = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Models _models = new();
    private readonly IReadOnlyList<Assembly> _assemblies;
    private readonly IReadOnlyList<Type> _types;
    private readonly ILookup<Type, string> _featuresOf;
    private IReadOnlyList<(Type Section, Type By)>? _settingsUses;

    private Catalogue(IReadOnlyList<Assembly> assemblies)
    {
        _assemblies = assemblies;
        _types = [.. assemblies.SelectMany(TypesIn).OrderBy(type => type.FullName, StringComparer.Ordinal)];
        _featuresOf = Registrations();
    }

    /// <summary>Reads the assemblies beside this one.</summary>
    public static Catalogue Read()
        => new([.. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(IsOrchards)
            .Order(StringComparer.Ordinal)
            .Select(path => Assembly.Load(new AssemblyName(Path.GetFileNameWithoutExtension(path))))]);

    /// <summary>The catalogue as JSON, the same each time.</summary>
    public string ToText() => new JsonObject
    {
        ["about"] = "Facts of Orchard Core, written by tools/Iurc.OrchardCatalogue. Do not edit: run it again.",
        ["version"] = typeof(ContentItem).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0],
        ["unread"] = Unread.ToJson(),
        ["features"] = Features(),
        ["steps"] = Steps(),
        ["settings"] = SiteSettings(),
        ["settingsFeatures"] = SettingsFeatures(),
        ["item"] = _models.Describe(typeof(ContentItem)),
        ["parts"] = Described(typeof(ContentPart)),
        ["fields"] = Described(typeof(ContentField)),
        ["definitionSettings"] = DefinitionSettings(),
        ["permissions"] = new JsonArray([.. Permissions()]),
        ["types"] = TypesDefinedByModules(),
        ["scripting"] = Scripting(),
        ["scriptMethods"] = new JsonArray([.. ScriptMethods()]),
        ["liquidFilters"] = new JsonArray([.. NamedBy("AddLiquidFilter")]),
        ["liquidTags"] = new JsonArray([.. LiquidTags()]),
        ["shapes"] = new JsonArray([.. Shapes()]),
        ["models"] = new JsonObject(_models.Described.Select(model => KeyValuePair.Create<string, JsonNode?>(
            model.Key, new JsonObject(model.Value.Select(property => KeyValuePair.Create<string, JsonNode?>(property.Key, property.Value)))))),
    }.ToJsonString(s_json) + "\n";

    private static bool IsOrchards(string path)
        => Path.GetFileNameWithoutExtension(path) is var name
            && (name.StartsWith("OrchardCore", StringComparison.Ordinal) || name is "TheAdmin" or "TheAgencyTheme" or "TheBlogTheme" or "TheComingSoonTheme" or "TheTheme" or "SafeMode")
            && !Unread.IsPartOf(name);

    private static IEnumerable<Type> TypesIn(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException exception)
        {
            return exception.Types.OfType<Type>();
        }
    }

    private JsonObject Features()
    {
        var features = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var assembly in _assemblies)
        {
            // A module is also the feature of its own name, unless it names that feature itself.
            foreach (var feature in assembly.GetCustomAttributes<OrchardCore.Modules.Manifest.FeatureAttribute>().OrderBy(feature => feature is OrchardCore.Modules.Manifest.ModuleAttribute))
            {
                var id = string.IsNullOrEmpty(feature.Id) ? assembly.GetName().Name! : feature.Id;
                features.TryAdd(id, new JsonObject
                {
                    ["module"] = assembly.GetName().Name,
                    ["needs"] = new JsonArray([.. feature.Dependencies.Select(name => (JsonNode)name)]),
                    ["always"] = feature.IsAlwaysEnabled,
                });
            }
        }

        return new(features);
    }

    private JsonObject Steps()
    {
        var steps = new SortedDictionary<string, JsonNode?>(StringComparer.OrdinalIgnoreCase);
        foreach (var handler in Concrete(typeof(IRecipeStepHandler)))
        {
            var keys = new SortedDictionary<string, string>(StringComparer.Ordinal);
            var takesAnything = false;
            foreach (var method in Instructions.Of(handler))
            {
                for (var i = 0; i < method.Count; i++)
                {
                    if (method[i].Operand is MethodInfo { Name: "ToObject", IsGenericMethod: true } read && i > 0 && IsStep(method[i - 1], method, i))
                    {
                        var model = _models.Describe(read.GetGenericArguments()[0]);
                        foreach (var (name, kind) in _models.Described[model[1..]])
                        {
                            keys.TryAdd(name, kind);
                        }
                    }
                    else if (method[i].Operand is string key && i > 0 && method[i - 1].Operand is MethodInfo { Name: "get_Step" })
                    {
                        keys.TryAdd(key, "any");
                    }
                    else if (method[i].Operand is MethodInfo { Name: "GetEnumerator", DeclaringType.Name: "JsonObject" })
                    {
                        takesAnything |= i > 0;
                    }
                }
            }

            foreach (var name in NamesOf(handler))
            {
                steps[name] = new JsonObject
                {
                    ["features"] = FeaturesOf(handler),
                    ["anyKey"] = takesAnything && keys.Count == 0,
                    ["keys"] = new JsonObject(keys.Select(key => KeyValuePair.Create<string, JsonNode?>(key.Key, key.Value))),
                };
            }
        }

        return new(steps);
    }

    private static bool IsStep(Instruction before, IReadOnlyList<Instruction> method, int i)
        => Enumerable.Range(1, Math.Min(i, 4)).Any(back => method[i - back].Operand is MethodInfo { Name: "get_Step" });

    // A handler says its name to its base in the constructor, which does nothing else that needs its services.
    private static IEnumerable<string> NamesOf(Type handler)
    {
        var named = typeof(NamedRecipeStepHandler);
        if (!named.IsAssignableFrom(handler))
        {
            // Handlers that compare the name themselves.
            foreach (var method in Instructions.Of(handler))
            {
                for (var i = 1; i < method.Count; i++)
                {
                    if (method[i].Operand is MethodInfo { Name: "Equals", DeclaringType.Name: "String" }
                        && Enumerable.Range(1, Math.Min(i, 3)).Select(back => method[i - back].Operand).OfType<string>().FirstOrDefault() is { } name)
                    {
                        yield return name;
                    }
                }
            }

            yield break;
        }

        var constructor = handler.GetConstructors(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .OrderBy(constructor => constructor.GetParameters().Length).First();
        var instance = System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(handler);
        try
        {
            constructor.Invoke(instance, [.. constructor.GetParameters().Select(object? (_) => null)]);
        }
        catch (TargetInvocationException)
        {
            // What comes after the base's constructor may want a service; the name is set by then.
        }

        yield return (string)named.GetField("StepName", BindingFlags.NonPublic | BindingFlags.Instance)!.GetValue(instance)!;
    }

    private JsonObject SiteSettings()
    {
        var known = typeof(OrchardCore.Settings.ISite).GetProperties()
            .Where(property => property.CanWrite && property.Name != "Properties")
            .ToDictionary(property => property.Name, property => _models.KindOf(property.PropertyType), StringComparer.Ordinal);
        // The step copies these by hand; HomeRoute is a bag of route values.
        known["HomeRoute"] = "map of any";
        foreach (var type in SettingsUses().Select(use => use.Section).Distinct())
        {
            known.TryAdd(type.Name, _models.Describe(type));
        }

        return new(known.OrderBy(entry => entry.Key, StringComparer.Ordinal).Select(entry => KeyValuePair.Create<string, JsonNode?>(entry.Key, entry.Value)));
    }

    // The same methods add drivers and keep what belongs to users and to content items.
    private static bool IsSection(Type type)
        => type.Name is not "ContentItem" and not "User" and not "ButtonsSettingsDisplayDriver"
            && !type.Name.EndsWith("Driver", StringComparison.Ordinal) && !type.Name.EndsWith("Startup", StringComparison.Ordinal)
            && !type.Name.EndsWith("Metadata", StringComparison.Ordinal);

    // The features whose classes edit or read a section. Without any of them it is stored, and that is all.
    private JsonObject SettingsFeatures()
        => new(SettingsUses()
            .GroupBy(use => use.Section.Name, use => use.By, StringComparer.Ordinal)
            .Select(uses => (uses.Key, Features: uses.SelectMany(FeaturesBehind).Distinct().Order(StringComparer.Ordinal).ToList()))
            .Where(section => section.Features.Count > 0)
            .OrderBy(section => section.Key, StringComparer.Ordinal)
            .Select(section => KeyValuePair.Create<string, JsonNode?>(section.Key, new JsonArray([.. section.Features.Select(feature => (JsonNode)feature)]))));

    private IEnumerable<string> FeaturesBehind(Type type) => IsStartup(type) ? [FeatureOf(type)] : _featuresOf[type];

    // Sections of the site's settings: what a driver edits, and what code asks for by its class.
    private IReadOnlyList<(Type Section, Type By)> SettingsUses() => _settingsUses ??=
    [
        .. _types.Where(type => type.DeclaringType is null).SelectMany(type =>
            Instructions.Of(type).SelectMany(method => method)
                .Select(instruction => instruction.Operand)
                .OfType<MethodInfo>()
                .Where(method => method.IsGenericMethod && s_settingsReaders.Contains(method.Name)
                    && (method.GetParameters().FirstOrDefault()?.ParameterType.Name is "ISite" or "ISiteService" or "IEntity" or "IServiceCollection"
                        || method.DeclaringType?.Name is "ISiteService" or "ISite"))
                .Select(method => method.GetGenericArguments()[0])
                .Concat(Base(type, "SiteDisplayDriver`1") is { } driver ? [driver.GetGenericArguments()[0]] : [])
                .Where(section => IsPlain(section) && IsSection(section))
                .Select(section => (section, type)))
            .Distinct(),
    ];

    // All parts or all fields, with the properties that are stored, their settings, their editors and their display modes.
    private JsonObject Described(Type kind)
    {
        var views = Views().ToList();
        var described = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var type in Concrete(kind).Where(type => _featuresOf.Contains(type)))
        {
            described[type.Name] = new JsonObject
            {
                ["features"] = FeaturesOf(type),
                ["model"] = _models.Describe(type),
                ["settings"] = new JsonArray([.. SettingsOf(type).Select(settings => (JsonNode)_models.Describe(settings)[1..])]),
                ["editors"] = Options(type.Name, "Option"),
                ["displayModes"] = Options(type.Name, "DisplayOption"),
            };
        }

        return new(described);

        JsonArray Options(string name, string suffix)
            => new([.. views.Where(view => view.StartsWith(name + "-", StringComparison.Ordinal) && view.EndsWith("." + suffix, StringComparison.Ordinal))
                .Select(view => view[(name.Length + 1)..^(suffix.Length + 1)])
                .Distinct().Order(StringComparer.Ordinal).Select(option => (JsonNode)option)]);
    }

    // A class that is made for one part or one field reads the settings of that part or field.
    private IEnumerable<Type> SettingsOf(Type owner)
        => _types
            .Where(type => !type.IsAbstract && BasesOf(type).Any(super => super.IsGenericType && super.GetGenericArguments().Contains(owner)))
            .SelectMany(Instructions.Of).SelectMany(method => method)
            .Select(instruction => instruction.Operand).OfType<MethodInfo>()
            .Where(method => method.IsGenericMethod && s_settingsReaders.Contains(method.Name))
            .Select(method => method.GetGenericArguments()[0])
            .Where(type => IsPlain(type) && type.Name.EndsWith("Settings", StringComparison.Ordinal)
                && type.Name is not "ContentTypePartSettings" and not "ContentPartFieldSettings" and not "ContentTypeSettings" and not "ContentPartSettings")
            .Distinct()
            .OrderBy(type => type.Name, StringComparer.Ordinal);

    // Settings of definitions that belong to no one part or field.
    private JsonObject DefinitionSettings()
    {
        var types = _types.SelectMany(Instructions.Of).SelectMany(method => method)
            .Select(instruction => instruction.Operand).OfType<MethodInfo>()
            .Where(method => method.IsGenericMethod && s_settingsReaders.Contains(method.Name)
                && (method.DeclaringType?.Namespace?.StartsWith("OrchardCore.ContentManagement.Metadata", StringComparison.Ordinal) == true
                    || method.GetParameters().FirstOrDefault()?.ParameterType.Name.StartsWith("Content", StringComparison.Ordinal) == true))
            .Select(method => method.GetGenericArguments()[0])
            .Where(type => IsPlain(type) && type.Name.EndsWith("Settings", StringComparison.Ordinal))
            .DistinctBy(type => type.Name)
            .OrderBy(type => type.Name, StringComparer.Ordinal);
        return new(types.Select(type => KeyValuePair.Create<string, JsonNode?>(type.Name, _models.Describe(type)[1..])));
    }

    private IEnumerable<JsonNode> Permissions()
        => _types
            .Where(type => !type.ContainsGenericParameters)
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Permission) || field.FieldType == typeof(Dictionary<string, Permission>))
            .SelectMany(field => field.GetValue(null) switch
            {
                Permission permission => [permission.Name],
                Dictionary<string, Permission> several => several.Values.Select(permission => permission.Name),
                _ => Enumerable.Empty<string>(),
            })
            .Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name);

    // Content types that migrations define, in code or by a recipe of their own, with their parts where a recipe names them.
    private JsonObject TypesDefinedByModules()
    {
        var types = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var recipe in _assemblies.SelectMany(assembly => assembly.GetManifestResourceNames()
            .Where(name => name.Contains("Migrations", StringComparison.Ordinal) && name.EndsWith(".recipe.json", StringComparison.Ordinal))
            .Select(name => JsonNode.Parse(assembly.GetManifestResourceStream(name)!, documentOptions: new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }))))
        {
            foreach (var type in recipe!["steps"]!.AsArray().SelectMany(step => step!["ContentTypes"] as JsonArray ?? []).OfType<JsonObject>())
            {
                types[(string)type["Name"]!] = new JsonArray([.. (type["ContentTypePartDefinitionRecords"] as JsonArray ?? []).Select(part => (JsonNode)(string)part!["PartName"]!)]);
            }
        }

        foreach (var name in _types.SelectMany(Instructions.Of).SelectMany(method => Enumerable.Range(0, method.Count)
                .Where(i => method[i].Operand is MethodBase { Name: "AlterTypeDefinitionAsync" })
                .Select(i => method.Take(i).Select(instruction => instruction.Operand).OfType<string>().LastOrDefault()))
            .OfType<string>().Where(name => name.Length > 0 && char.IsUpper(name[0]) && name.All(char.IsLetter)))
        {
            types.TryAdd(name, null);
        }

        return new(types);
    }

    private IEnumerable<JsonNode> ScriptMethods()
        => _types.Where(type => type.GetInterfaces().Any(face => face.Name == "IGlobalMethodProvider"))
            .SelectMany(Instructions.Of).SelectMany(method => Enumerable.Range(1, Math.Max(0, method.Count - 1))
                .Where(i => method[i].Operand is MethodInfo { Name: "set_Name", DeclaringType.Name: "GlobalMethod" })
                .Select(i => method.Take(i).Select(instruction => instruction.Operand).OfType<string>().LastOrDefault()))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name);

    private JsonArray Scripting()
        => new([.. _types.Where(type => !type.IsAbstract && type.GetInterfaces().Any(face => face.Name == "IScriptingEngine"))
            .Select(type => (string?)type.GetProperty("Prefix")?.GetValue(System.Runtime.CompilerServices.RuntimeHelpers.GetUninitializedObject(type)))
            .OfType<string>().Order(StringComparer.Ordinal).Select(name => (JsonNode)name)]);

    private IEnumerable<JsonNode> NamedBy(string methodName)
        => _types.SelectMany(Instructions.Of).SelectMany(method => Enumerable.Range(1, Math.Max(0, method.Count - 1))
                .Where(i => method[i].Operand is MethodInfo called && called.Name == methodName)
                .Select(i => method.Take(i).Select(instruction => instruction.Operand).OfType<string>().LastOrDefault()))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name);

    private IEnumerable<JsonNode> LiquidTags()
        => _types.SelectMany(Instructions.Of).SelectMany(method => Enumerable.Range(1, Math.Max(0, method.Count - 1))
                .Where(i => method[i].Operand is MethodInfo called && called.Name.StartsWith("Register", StringComparison.Ordinal)
                    && (called.Name.EndsWith("Tag", StringComparison.Ordinal) || called.Name.EndsWith("Block", StringComparison.Ordinal)))
                .Select(i => method.Take(i).Select(instruction => instruction.Operand).OfType<string>().LastOrDefault()))
            .OfType<string>().Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name);

    private IEnumerable<JsonNode> Shapes()
        => Views().Where(view => !view.StartsWith('_')).Select(view => view.Split('-', '.')[0]).Distinct().Order(StringComparer.Ordinal).Select(name => (JsonNode)name);

    // The names of the views that the assemblies hold, compiled or as embedded files.
    private IEnumerable<string> Views()
        => _assemblies.SelectMany(assembly => assembly.GetCustomAttributes<RazorCompiledItemAttribute>().Select(item => item.Identifier)
                .Concat(assembly.GetManifestResourceNames().Where(name => name.EndsWith(".liquid", StringComparison.Ordinal)).Select(name => name.Replace('>', '/').Replace('\\', '/'))))
            .Where(path => path.Contains("/Views/", StringComparison.Ordinal) || path.Contains("Views/", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path.Split('/')[^1]))
            .Distinct();

    private JsonArray FeaturesOf(Type type)
        => new([.. _featuresOf[type].Distinct().Order(StringComparer.Ordinal).Select(feature => (JsonNode)feature)]);

    // Which feature registers a class: the one whose startup calls Add…<Class>().
    private ILookup<Type, string> Registrations()
        => _types.Where(type => !type.IsAbstract && IsStartup(type))
            .SelectMany(startup => Instructions.Of(startup).SelectMany(method => method)
                .Select(instruction => instruction.Operand).OfType<MethodInfo>()
                .Where(method => method.IsGenericMethod && method.Name.StartsWith("Add", StringComparison.Ordinal))
                .SelectMany(method => method.GetGenericArguments())
                .Select(type => (type, Feature: FeatureOf(startup))))
            .ToLookup(pair => pair.type, pair => pair.Feature);

    private static bool IsStartup(Type type) => BasesOf(type).Any(super => super.Name == "StartupBase");

    private static string FeatureOf(Type startup)
        => startup.GetCustomAttribute<OrchardCore.Modules.FeatureAttribute>()?.FeatureName ?? startup.Assembly.GetName().Name!;

    private IEnumerable<Type> Concrete(Type kind) => _types.Where(type => type.IsClass && !type.IsAbstract && !type.ContainsGenericParameters && kind.IsAssignableFrom(type));

    private static bool IsPlain(Type type)
        => type.IsClass && !type.IsAbstract && !type.IsGenericParameter && !type.ContainsGenericParameters
            && type.Assembly.GetName().Name?.StartsWith("OrchardCore", StringComparison.Ordinal) == true;

    private static Type? Base(Type type, string name) => BasesOf(type).FirstOrDefault(super => super.Name == name && !super.ContainsGenericParameters);

    private static IEnumerable<Type> BasesOf(Type type)
    {
        for (var super = type.BaseType; super is not null; super = super.BaseType)
        {
            yield return super;
        }

        foreach (var face in type.GetInterfaces())
        {
            yield return face;
        }
    }
}
