using System.Text.RegularExpressions;
using Iurc.Cms.Tests.Infrastructure;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Iurc.Cms.ClusterTests;

/// <summary>What can be said of <c>deploy/compose.yaml</c> without Docker: it fits the files around it and gives nothing away.</summary>
public sealed partial class ComposeFileTests
{
    private static readonly string s_folder = Path.Combine(Repository.Root, "deploy");
    private static readonly string s_text = File.ReadAllText(Path.Combine(s_folder, "compose.yaml"));
    private static readonly Dictionary<object, object> s_services = Map(
        new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(new StringReader(s_text))))["services"]);

    [Fact]
    public void It_starts_two_nodes_nginx_PostgreSQL_and_Redis_and_watches_over_each()
    {
        Assert.Equal(["nginx", "node-1", "node-2", "postgres", "redis"], s_services.Keys.Cast<string>().Order(StringComparer.Ordinal));
        Assert.All(s_services.Values, service => Assert.True(Map(service).ContainsKey("healthcheck")));
        Assert.All(s_services.Values, service => Assert.Contains("no-new-privileges:true", (List<object>)Map(service)["security_opt"]));
        Assert.All(s_services.Where(service => (string)service.Key != "postgres"), service => Assert.Equal("true", Map(service.Value)["read_only"]));
    }

    [Fact]
    public void Every_image_is_one_release()
        => Assert.All(s_services.Values.Select(Map).Where(service => !service.ContainsKey("build")), service =>
            Assert.Matches(@"^[a-z]+:\d+(\.\d+)?$", (string)service["image"]));

    [Fact]
    public void No_password_is_in_it_and_none_has_a_default()
    {
        var used = Variable().Matches(s_text).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);
        var offered = File.ReadAllLines(Path.Combine(s_folder, "secrets.example.env")).Where(line => line.Length > 0 && line[0] != '#').ToList();

        Assert.All(offered, line => Assert.EndsWith("=", line, StringComparison.Ordinal));
        Assert.Equal(used.Order(StringComparer.Ordinal), offered.Select(line => line[..^1]).Order(StringComparer.Ordinal));
        Assert.Equal(Dollar().Count(s_text), Variable().Count(s_text));
    }

    [Fact]
    public void It_names_files_that_are_there_and_the_addresses_that_nginx_and_the_nodes_expect()
    {
        var node = Map(s_services["node-1"]);
        Assert.True(File.Exists(Path.Combine(Repository.Root, (string)Map(node["build"])["dockerfile"])));
        Assert.Contains("./nginx.conf:/etc/nginx/nginx.conf:ro", (List<object>)Map(s_services["nginx"])["volumes"]);

        var nginx = File.ReadAllText(Path.Combine(s_folder, "nginx.conf"));
        Assert.Contains($"server {AddressOf("node-1")}:8080 ", nginx, StringComparison.Ordinal);
        Assert.Contains($"server {AddressOf("node-2")}:8080 ", nginx, StringComparison.Ordinal);
        Assert.Equal(AddressOf("nginx"), Map(node["environment"])["ForwardedHeaders__KnownProxies__0"]);
    }

    private static string AddressOf(string service) => (string)Map(Map(Map(s_services[service])["networks"])["site"])["ipv4_address"];

    private static Dictionary<object, object> Map(object value) => Assert.IsType<Dictionary<object, object>>(value);

    [GeneratedRegex(@"\$\{(?<name>[A-Z_]+):\?\}")]
    private static partial Regex Variable();

    [GeneratedRegex(@"\$")]
    private static partial Regex Dollar();
}
