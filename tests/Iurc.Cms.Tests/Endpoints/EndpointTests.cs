using System.Collections.Concurrent;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users.Models;
using OrchardCore.Users.Services;
using Xunit;

namespace Iurc.Cms.Tests.Endpoints;

/// <summary>
/// Asks each endpoint that the running site has, by each of its routes and verbs, as each role that has logged in, about its own items
/// and others', with a valid antiforgery token, and holds the answers against <c>Endpoints.csv</c>. What an allowed question does is
/// for other tests (<see cref="PermissionsTests"/>): a list that has passed over what it may not touch has answered, too. After a change
/// that is meant, run this once with <c>ACCEPT_ENDPOINTS=1</c> and read what has changed.
/// </summary>
public sealed class EndpointTests(EndpointSite site) : IClassFixture<EndpointSite>
{
    private const string AcceptVariable = "ACCEPT_ENDPOINTS";

    private static readonly string s_table = Path.Combine(Repository.Root, "tests", "Iurc.Cms.Tests", "Endpoints.csv");

    [Fact]
    public async Task Each_endpoint_answers_each_role_as_the_table_says()
    {
        Assert.True(site.Endpoints.Count > 100, "The site has told of few endpoints.");
        var questions = new Questions(site);
        var cells = new ConcurrentDictionary<(string Row, string Role), string>();
        var changed = new List<string>();

        // Those who must be refused first, and all who only look before anybody changes anything.
        foreach (var role in EndpointSite.Roles)
        {
            await questions.PrepareAsync(role);
            var before = await site.Tenant.ReadDocumentsAsync();
            await Parallel.ForEachAsync(QuestionsTo(reads: true), new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (question, _) => await AskAsync(role, question));
            changed.AddRange(Changed(before, await site.Tenant.ReadDocumentsAsync()).Select(document => $"{role} has only looked, and changed {document.ShortType}"));
        }

        foreach (var role in EndpointSite.Roles)
        {
            foreach (var question in QuestionsTo(reads: false))
            {
                await AskAsync(role, question);
            }
        }

        string[] rows = [.. QuestionsTo(reads: true).Concat(QuestionsTo(reads: false)).Select(question => $"{question.Endpoint.Key},{question.Item}").Order(StringComparer.Ordinal)
            .Select(row => $"{row},{string.Join(',', EndpointSite.Roles.Select(role => cells[(row, role)]))}")];
        string[] table = ["action,verb,route,item," + string.Join(',', EndpointSite.Roles), .. rows];
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllLinesAsync(s_table, table, TestContext.Current.CancellationToken);
        }

        Assert.Empty(changed);
        var failures = cells.Where(cell => cell.Value.StartsWith("FAILS", StringComparison.Ordinal)).Select(cell => $"{cell.Key.Row} {cell.Key.Role} {cell.Value}").ToList();
        Assert.True(failures.Count == 0, string.Join('\n', failures));
        var written = await File.ReadAllLinesAsync(s_table, TestContext.Current.CancellationToken);
        Assert.True(table.SequenceEqual(written),
            $"Endpoints.csv does not say what the site does. If it is meant, run this once with {AcceptVariable}=1.\nThe site, and not the table:\n{string.Join('\n', table.Except(written))}\nThe table, and not the site:\n{string.Join('\n', written.Except(table))}");

        async Task AskAsync(string role, (SiteEndpoint Endpoint, string Item) question)
            => cells[($"{question.Endpoint.Key},{question.Item}", role)] = await questions.AskAsync(question.Endpoint, role, question.Item);
    }

    /// <summary>One's own account may be edited; the form has the roles only for those who may give them.</summary>
    [Theory]
    [InlineData("Contributor")]
    [InlineData("Editor")]
    public async Task Nobody_gives_themselves_a_role(string role)
    {
        var person = await site.NewPersonAsync(role);
        using var browser = person.Browser;
        var address = "/Admin/Users/Edit/" + person.Id;
        var form = HtmlForm.Of((await site.PersonOf(EndpointSite.Administrator).Browser.GetAsync(address)).Document, "form:has([name$='.Role'])");
        var name = Assert.Single(form.Fields, field => field.Key.EndsWith(".Role", StringComparison.Ordinal) && field.Value == EndpointSite.Administrator).Key;
        form.Tick(name[..^"Role".Length] + "IsSelected", true);
        form.Forge("__RequestVerificationToken", person.Token);

        var answer = await browser.PostAsync(form, address);

        Assert.True((int)answer.Status < 400, answer.ToString());
        var roles = await site.Tenant.UsingAsync(async services => ((User)(await services.GetRequiredService<IUserService>().GetUserByUniqueIdAsync(person.Id!))!).RoleNames);
        Assert.Equal([role], roles);
    }

    private IEnumerable<(SiteEndpoint Endpoint, string Item)> QuestionsTo(bool reads)
        => site.Endpoints.Where(endpoint => endpoint.Reads == reads).SelectMany(endpoint => Questions.ItemsOf(endpoint), (endpoint, item) => (endpoint, item));

    private static IEnumerable<StoredDocument> Changed(IReadOnlyList<StoredDocument> before, IReadOnlyList<StoredDocument> after)
    {
        var known = before.ToDictionary(document => document.Id);
        return after.Where(document => !known.TryGetValue(document.Id, out var old) || old.Content != document.Content)
            .Concat(before.ExceptBy(after.Select(document => document.Id), document => document.Id));
    }
}
