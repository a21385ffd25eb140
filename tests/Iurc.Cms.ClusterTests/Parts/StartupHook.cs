using System.Diagnostics.CodeAnalysis;
using System.Runtime.Loader;

/// <summary>Lets a node find this assembly, and what it needs. .NET calls it before the program begins, by this name and no other.</summary>
[SuppressMessage("Design", "CA1050", Justification = "The name is given.")]
internal static class StartupHook
{
    public static void Initialize()
    {
        var folder = Path.GetDirectoryName(typeof(StartupHook).Assembly.Location)!;
        AssemblyLoadContext.Default.Resolving += (context, name) =>
            Path.Combine(folder, name.Name + ".dll") is var file && File.Exists(file) ? context.LoadFromAssemblyPath(file) : null;
    }
}
