using System.Text.RegularExpressions;
using System.Xml.Linq;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>What can be said of <c>deploy/Dockerfile</c> without Docker: it is built from the right files alone, and what runs in it can do what it must and no more.</summary>
public sealed partial class ImageTests
{
    private static readonly string s_deploy = Path.Combine(Repository.Root, "deploy");
    private static readonly string s_compose = File.ReadAllText(Path.Combine(s_deploy, "compose.yaml"));
    private static readonly BuildContext s_context = new(Path.Combine(s_deploy, "Dockerfile.dockerignore"));

    private static readonly string[] s_folders = ["src", "recipes", "themes"];

    // One instruction a line, without comments.
    private static readonly string[] s_instructions = [.. Continuation().Replace(Comment().Replace(File.ReadAllText(Path.Combine(s_deploy, "Dockerfile")), ""), " ")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    [Fact]
    public void Every_instruction_is_one_and_nothing_but_the_site_is_copied_from_elsewhere()
    {
        string[] known = ["FROM", "WORKDIR", "COPY", "RUN", "ENV", "USER", "EXPOSE", "ENTRYPOINT"];
        Assert.All(s_instructions, line => Assert.Contains(line.Split(' ')[0], known));
        Assert.Equal(["COPY . .", "COPY --from=build /app /app"], Instructions("COPY"));
        Assert.All(Instructions("FROM"), line => Assert.Matches(@"^FROM mcr\.microsoft\.com/dotnet/(sdk|aspnet):10\.0( AS build)?$", line));
    }

    [Fact]
    public void It_publishes_the_site_and_runs_it_as_somebody_who_may_little()
    {
        var publish = Publish().Match(string.Join('\n', s_instructions));
        Assert.True(File.Exists(Path.Combine(Repository.Root, publish.Groups["project"].Value, Path.GetFileName(publish.Groups["project"].Value) + ".csproj")));
        Assert.Equal("ENTRYPOINT [\"dotnet\", \"/app/Iurc.Cms.Web.dll\"]", s_instructions[^1]);
        Assert.Equal("USER app", Instructions("USER").Last());
        Assert.DoesNotMatch("(?i)password|secret|token", string.Join('\n', Instructions("ENV")));
    }

    [Fact]
    public void Every_folder_that_is_written_to_is_there_is_the_users_and_is_a_volume_or_in_memory()
    {
        var made = string.Join(' ', s_instructions.Where(line => line.Contains("mkdir", StringComparison.Ordinal)));
        foreach (var folder in Setting().Matches(string.Join(' ', Instructions("ENV"))).Select(match => match.Groups["folder"].Value).Append("/backups"))
        {
            Assert.Matches($@"mkdir .*{folder}\b.*chown app:app .*{folder}\b", made);
            Assert.Matches($@"(?m)^\s+- ([a-z]+:{folder}|{folder}(:uid=1654,gid=1654)?)$", s_compose);
        }
    }

    [Fact]
    public void It_has_the_client_programs_of_the_servers_version()
    {
        var server = Server().Match(s_compose).Groups["major"].Value;
        Assert.Equal([server], Client().Matches(string.Join('\n', s_instructions)).Select(match => match.Groups["major"].Value).Distinct());
    }

    [Theory]
    [InlineData("deploy/secrets.env")]
    [InlineData("secrets.env")]
    [InlineData(".env")]
    [InlineData("src/Iurc.Cms.Web/secrets.env")]
    [InlineData("src/Iurc.Cms.Web/App_Data/Sites/Default/appsettings.json")]
    [InlineData("App_Data/Sites/Default/OrchardCore.db")]
    [InlineData("2025-06-01.iurc")]
    [InlineData(".git/config")]
    [InlineData("src/Iurc.Cms.Web/bin/Debug/net10.0/Iurc.Cms.Web.dll")]
    [InlineData("src/Iurc.Cms.Web/Iurc.Cms.Web.csproj.user")]
    [InlineData("whatever/somebody/leaves/here.txt")]
    public void What_is_not_for_others_does_not_get_into_the_build(string path) => Assert.False(s_context.Holds(path));

    [Fact]
    public void What_the_site_is_built_from_does()
    {
        string[] outputs = ["bin", "obj", "App_Data"];
        var sources = s_folders
            .SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Repository.Root, folder), "*", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Intersect(outputs).Any() && !path.EndsWith(".user", StringComparison.Ordinal))
            .ToList();
        Assert.All(sources, path => Assert.True(s_context.Holds(path), path));
        Assert.All([".editorconfig", "Directory.Build.props", "Directory.Packages.props", "global.json", "appsettings.json"], path => Assert.True(s_context.Holds(path), path));

        // And what the projects name outside their own folders.
        foreach (var (project, named) in Included("src/Iurc.Cms.Web/Iurc.Cms.Web.csproj"))
        {
            Assert.True(s_context.Holds(named), $"{project} names {named}");
        }
    }

    // What a project names outside its folder, and what the projects name that it names.
    private static IEnumerable<(string Project, string Path)> Included(string project)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, project))!;
        foreach (var item in XDocument.Load(Path.Combine(Repository.Root, project)).Descendants().Where(item => item.Attribute("Include")?.Value.StartsWith("..", StringComparison.Ordinal) == true))
        {
            var name = item.Attribute("Include")!.Value.Replace('\\', '/').Replace("*", "", StringComparison.Ordinal);
            var path = Path.GetRelativePath(Repository.Root, Path.GetFullPath(Path.Combine(folder, name))).Replace('\\', '/');
            yield return (project, path);
            foreach (var further in item.Name.LocalName == "ProjectReference" ? Included(path) : [])
            {
                yield return further;
            }
        }
    }

    private static IEnumerable<string> Instructions(string name) => s_instructions.Where(line => line.StartsWith(name + " ", StringComparison.Ordinal));

    [GeneratedRegex(@"^\s*#.*\n", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\\\n\s*")]
    private static partial Regex Continuation();

    [GeneratedRegex("dotnet publish (?<project>[^ ]+) -c Release -o /app")]
    private static partial Regex Publish();

    [GeneratedRegex("(ORCHARD_APP_DATA|ASPNETCORE_WEBROOT)=(?<folder>/[a-z]+)")]
    private static partial Regex Setting();

    [GeneratedRegex(@"image: postgres:(?<major>\d+)")]
    private static partial Regex Server();

    [GeneratedRegex(@"postgresql-client-(?<major>\d+)")]
    private static partial Regex Client();
}
