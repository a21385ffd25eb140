using System.Collections.Concurrent;
using OrchardCore.DisplayManagement.Implementation;
using OrchardCore.Environment.Shell.Scope;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Notes which templates of the theme Orchard renders, for each site.</summary>
internal sealed class RenderedTemplates : IShapeDisplayEvents
{
    private readonly ConcurrentDictionary<(string Tenant, string Template), byte> _rendered = new();

    /// <summary>The names of all templates in the theme's folder.</summary>
    public static IReadOnlySet<string> InFolder { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "themes", "Iurc.Theme", "Views"), "*.liquid", SearchOption.AllDirectories)
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .ToHashSet(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Of(string tenant) => [.. _rendered.Keys.Where(key => key.Tenant == tenant).Select(key => key.Template).Order(StringComparer.Ordinal)];

    public Task DisplayingAsync(ShapeDisplayContext context) => Task.CompletedTask;

    public Task DisplayedAsync(ShapeDisplayContext context)
    {
        // As Orchard does: the alternate that was added last comes first, the type itself comes last.
        var shape = context.Shape.Metadata;
        var template = shape.Alternates.Reverse().Append(shape.Type).Select(FileName).FirstOrDefault(InFolder.Contains);
        if (template is not null && ShellScope.Context is { } shell)
        {
            _rendered.TryAdd((shell.Settings.Name, template), 0);
        }

        return Task.CompletedTask;
    }

    public Task DisplayingFinalizedAsync(ShapeDisplayContext context) => Task.CompletedTask;

    private static string FileName(string shape) => shape.Replace("__", "-", StringComparison.Ordinal).Replace('_', '.');
}
