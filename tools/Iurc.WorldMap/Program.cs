using Iurc.WorldMap;

// How much detail goes, in tenths of a unit, squared: one unit is about 35 km.
const int CoastArea = 150;
const int BorderArea = 10;

var root = FindRepository();
var data = Path.Combine(root, "tools", "Iurc.WorldMap", "data");
var shapes = Path.Combine(data, "countries-110m.json");
var points = Path.Combine(data, "points.csv");

switch (args)
{
    case []:
        Generate();
        return 0;
    case ["points", var detailed]:
        SmallCountries.Write(points, Topology.Read(shapes), Topology.Read(detailed));
        return 0;
    default:
        Console.Error.WriteLine("Usage: Iurc.WorldMap [points <countries-10m.json>]");
        return 2;
}

void Generate()
{
    var topology = Topology.Read(shapes);
    var land = Territories.Land(topology);
    var mesh = new Mesh(topology, land, CoastArea, BorderArea);
    var countries = Territories.Of(topology).ToDictionary(
        country => country.Code, country => mesh.Dissolve(country.Rings), StringComparer.Ordinal);

    var labels = countries.Select(country => KeyValuePair.Create(country.Key, LabelPoint.Inside(country.Value)));
    var small = SmallCountries.Read(points).Select(point => KeyValuePair.Create(point.Key, MapFrame.Locate(point.Value)));

    Save(Path.Combine(root, "themes", "Iurc.Theme", "wwwroot", "images", "world.svg"), WorldSvg.Write(mesh.Dissolve(land)));
    Save(
        Path.Combine(root, "src", "Iurc.Programme", "Maps", "CountryShapes.g.cs"),
        CountryShapesSource.Write(
            countries.Select(country => KeyValuePair.Create(country.Key, SvgPath.Write(country.Value, SvgPath.InUnits))),
            labels.Concat(small).OrderBy(point => point.Key, StringComparer.Ordinal)));
}

static void Save(string path, string text)
{
    Directory.CreateDirectory(Path.GetDirectoryName(path)!);
    File.WriteAllText(path, text);
    Console.WriteLine($"{path}: {new FileInfo(path).Length} bytes");
}

static string FindRepository()
{
    for (var folder = Environment.CurrentDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
    {
        if (File.Exists(Path.Combine(folder, "Iurc.Cms.sln")))
        {
            return folder;
        }
    }

    throw new InvalidOperationException("Run this inside the repository.");
}
