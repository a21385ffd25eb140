using System.Collections;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Iurc.OrchardCatalogue;

/// <summary>
/// Describes the classes that Orchard reads JSON into. A kind is <c>text</c>, <c>truth</c>, <c>number</c>, <c>moment</c>, <c>any</c>,
/// <c>one of A|B</c>, <c>list of KIND</c>, <c>map of KIND</c>, or <c>#NAME</c> for a class that is described too.
/// </summary>
internal sealed class Models
{
    private readonly SortedDictionary<string, SortedDictionary<string, string>> _described = new(StringComparer.Ordinal);

    /// <summary>What has been described so far.</summary>
    public IReadOnlyDictionary<string, SortedDictionary<string, string>> Described => _described;

    /// <summary>The kind of a type; a class of Orchard's is described on the way.</summary>
    public string KindOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsEnum)
        {
            return $"one of {string.Join('|', Enum.GetNames(type))}";
        }

        if (type == typeof(string) || type == typeof(Guid) || type == typeof(Uri))
        {
            return "text";
        }

        if (type == typeof(bool))
        {
            return "truth";
        }

        if (type == typeof(DateTime) || type == typeof(DateTimeOffset) || type == typeof(TimeSpan))
        {
            return "moment";
        }

        if (type.IsPrimitive || type == typeof(decimal))
        {
            return "number";
        }

        if (typeof(JsonNode).IsAssignableFrom(type) || type == typeof(object))
        {
            return "any";
        }

        var generics = type.GetInterfaces().Append(type).Where(face => face.IsGenericType).ToList();
        if (generics.FirstOrDefault(face => face.GetGenericTypeDefinition() == typeof(IDictionary<,>)) is { } map)
        {
            return $"map of {KindOf(map.GetGenericArguments()[1])}";
        }

        if (type.IsArray)
        {
            return $"list of {KindOf(type.GetElementType()!)}";
        }

        if (generics.FirstOrDefault(face => face.GetGenericTypeDefinition() == typeof(IEnumerable<>)) is { } list)
        {
            return $"list of {KindOf(list.GetGenericArguments()[0])}";
        }

        var isOrchards = type.IsClass && !type.IsAbstract && type.Assembly.GetName().Name?.StartsWith("OrchardCore", StringComparison.Ordinal) == true;
        return isOrchards && !typeof(IEnumerable).IsAssignableFrom(type) ? Describe(type) : "any";
    }

    /// <summary>Describes a class and gives its name with a <c>#</c>.</summary>
    public string Describe(Type type)
    {
        var name = type.FullName!;
        if (!_described.ContainsKey(name))
        {
            var properties = new SortedDictionary<string, string>(StringComparer.Ordinal);
            _described[name] = properties; // Before its properties are looked at, so that a class may hold itself.
            foreach (var property in PropertiesOf(type))
            {
                properties[property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? property.Name] = KindOf(property.PropertyType);
            }
        }

        return "#" + name;
    }

    private static IEnumerable<PropertyInfo> PropertiesOf(Type type)
        => type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0
                && (property.GetCustomAttribute<JsonIgnoreAttribute>() is null or { Condition: not JsonIgnoreCondition.Always })
                && (property.CanWrite || typeof(IEnumerable).IsAssignableFrom(property.PropertyType))
                && property.DeclaringType?.Name is not "ContentElement" and not "Entity")
            .DistinctBy(property => property.Name);
}
