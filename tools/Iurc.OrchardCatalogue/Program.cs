using Iurc.OrchardCatalogue;

// dotnet run --project tools/Iurc.OrchardCatalogue -- src/Iurc.Workbench/Data/orchard-3.0.1.json
if (args is not [var path])
{
    await Console.Error.WriteLineAsync("Name the file to write, for example src/Iurc.Workbench/Data/orchard-3.0.1.json.");
    return 2;
}

await File.WriteAllTextAsync(path, Catalogue.Read().ToText());
Console.WriteLine($"Written to {path}.");
return 0;
