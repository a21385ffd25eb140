using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using Iurc.Programme.Addresses;
using Microsoft.Extensions.Localization;
using OrchardCore.DisplayManagement.Handlers;
using OrchardCore.DisplayManagement.Views;
using OrchardCore.Mvc.ModelBinding;
using OrchardCore.UrlRewriting.Handlers;
using OrchardCore.UrlRewriting.Models;

namespace Iurc.Cms.Programme.Addresses;

/// <summary>Refuses a rule that takes an address of the site's own: nobody could log in any more, or search engines would not find the sitemap.</summary>
public sealed class RewriteRuleCheck(OwnAddresses own, RewriteRules rules, IStringLocalizer<RewriteRuleCheck> localizer)
{
    /// <summary>What is wrong with a rule, and how to mend it; null if nothing is.</summary>
    public async Task<string?> FaultOfAsync(RewriteRule rule)
    {
        try
        {
            var compiled = rules.Compile(rule);
            foreach (var example in compiled.Count == 0 ? [] : await own.ExamplesAsync())
            {
                // Rules tell letters by their case, the site does not.
                if (new[] { example, CanonicalAddress.Of(example) }.FirstOrDefault(address => RewriteRules.Takes(compiled, address)) is { } taken)
                {
                    return localizer["The rule takes the address /{0}, which is the site's own ({1}). Change the pattern so that it does not fit that address, for example by ^ at its beginning and $ at its end.",
                        taken, ReservedAddresses.PurposeOf(taken) ?? await own.PurposeOfAsync(taken) ?? "the program"];
                }
            }

            return null;
        }
        catch (FormatException)
        {
            return localizer["The rule cannot be read. Write the pattern as a regular expression, and no blanks in it or in what takes its place."];
        }
        catch (RegexMatchTimeoutException)
        {
            return localizer["The pattern takes too long. Write one that is simpler."];
        }
    }
}

/// <summary>Asks the check when a rule comes from a recipe or a package.</summary>
internal sealed class OwnAddressRuleHandler(RewriteRuleCheck check) : RewriteRuleHandlerBase
{
    /// <inheritdoc />
    public override async Task ValidatingAsync(ValidatingRewriteRuleContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (await check.FaultOfAsync(context.Rule) is { } fault)
        {
            context.Result.Fail(new ValidationResult(fault));
        }
    }
}

/// <summary>Asks the check when a rule comes from the admin's form. It comes after the drivers that have read the form.</summary>
internal sealed class OwnAddressRuleDriver(RewriteRuleCheck check) : DisplayDriver<RewriteRule>
{
    /// <inheritdoc />
    public override async Task<IDisplayResult?> UpdateAsync(RewriteRule model, UpdateEditorContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Updater.ModelState.IsValid && await check.FaultOfAsync(model) is { } fault)
        {
            context.Updater.ModelState.AddModelError(Prefix, "Pattern", fault);
        }

        return null;
    }
}
