using Microsoft.AspNetCore.Rewrite;
using OrchardCore.UrlRewriting;
using OrchardCore.UrlRewriting.Models;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Knows the addresses that rules of <c>OrchardCore.UrlRewriting</c> take: a page there would never be seen.</summary>
public sealed class RewrittenAddresses(IRewriteRulesStore store, RewriteRules rules) : IOwnAddressSource
{
    private volatile Table? _table;

    /// <inheritdoc />
    public async ValueTask<string?> PurposeOfAsync(string address)
    {
        // Orchard gives the same list until a rule is changed.
        var all = await store.GetAllAsync();
        var table = _table is { } known && ReferenceEquals(known.Of, all) ? known : _table = new Table(all, [.. all.Select(Compiled)]);
        return Array.Find(table.Rules, rule => RewriteRules.Takes(rule.Compiled, address)) is { } taking ? $"the rule \"{taking.Name}\" for rewriting addresses" : null;
    }

    /// <inheritdoc />
    public bool MayKnowBelow(string first) => true;

    private CompiledRule Compiled(RewriteRule rule)
    {
        try
        {
            return new(rule.Name, rules.Compile(rule));
        }
        catch (FormatException)
        {
            return new(rule.Name, []);
        }
    }

    private sealed record Table(IEnumerable<RewriteRule> Of, CompiledRule[] Rules);

    private sealed record CompiledRule(string Name, IReadOnlyList<IRule> Compiled);
}
