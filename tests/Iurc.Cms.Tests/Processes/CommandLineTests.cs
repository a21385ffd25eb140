using Iurc.Cms.Tests.Infrastructure;
using Xunit;

namespace Iurc.Cms.Tests.Processes;

/// <summary>Somebody at a console who asks for help, or mistypes.</summary>
public class CommandLineTests
{
    [Theory]
    [InlineData("--help")]
    [InlineData("-h")]
    [InlineData("help")]
    [InlineData("backup", "--help")]
    [InlineData("--urls", "http://127.0.0.1:0", "--help")]
    public async Task Help_is_given_and_nothing_else_happens(params string[] args)
    {
        using var folder = new TemporaryFolder();
        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], args);

        Assert.Equal((0, ""), (code, errors));
        Assert.StartsWith("Usage: ", output, StringComparison.Ordinal);
        Assert.Contains("backup FILE", output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["App_Data"]));
    }

    [Theory]
    [InlineData("backup")]
    [InlineData("bakcup", "file")]
    [InlineData("--url", "http://127.0.0.1:0")]
    [InlineData("--url=http://127.0.0.1:0")]
    [InlineData("--urls")]
    [InlineData("-x")]
    [InlineData("")]
    public async Task What_it_does_not_know_is_named_with_2(params string[] args)
    {
        using var folder = new TemporaryFolder();
        var (code, output, errors) = await SiteProcess.RunAsync(folder["App_Data"], args);

        Assert.Equal((2, ""), (code, output));
        Assert.Contains("Usage: ", errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder["App_Data"]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("http://127.0.0.1:99999")]
    [InlineData("http://192.0.2.1:5080")]
    [InlineData("https://127.0.0.1:0", "certificate")]
    [InlineData("HTTPS://localhost:5081", "certificate")]
    [InlineData("ftp://127.0.0.1:5080", "http://")]
    [InlineData("http://127.0.0.1:0/site", "/site")]
    [InlineData("http://127.0.0.1:0;ws://127.0.0.1:5080", "http://")]
    public async Task An_address_that_cannot_be_is_named_before_anything_is_set_up(string address, string word = "")
    {
        using var folder = new TemporaryFolder();
        await using var site = SiteProcess.Start(folder["App_Data"], urls: address);

        Assert.Equal(1, await site.ExitAsync());
        var line = SiteProcess.OnlyLineOf(site.Errors);
        Assert.Contains(address.Split(';')[^1], line, StringComparison.Ordinal);
        Assert.Contains(word, line, StringComparison.Ordinal);
        Assert.False(File.Exists(folder["App_Data", "tenants.json"]));
    }
}
