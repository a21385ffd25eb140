using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Core.Infrastructure;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.WebUtilities;

namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>
/// Leads back to the form when its antiforgery token is no longer good, as after a log-in in another tab. Orchard answers 400 with an
/// empty page; here the form is opened anew, with a good token, and offers what the browser has kept. Nothing is stored.
/// </summary>
public sealed class StaleFormFilter : IAlwaysRunResultFilter
{
    /// <summary>The key in the address that says so.</summary>
    public const string Key = "formWasStale";

    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        if (context.Result is IAntiforgeryValidationFailedResult && EditorPage.ActionOf(context.RouteData.Values) is not null)
        {
            var request = context.HttpContext.Request;
            var address = request.PathBase.Add(request.Path).ToUriComponent() + request.QueryString.ToUriComponent();
            context.Result = new LocalRedirectResult(QueryHelpers.AddQueryString(address, Key, "true"));
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
