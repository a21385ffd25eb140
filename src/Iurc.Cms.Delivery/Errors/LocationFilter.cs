using Iurc.Programme.Addresses;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>Leads to addresses that have other letters than ASCII, such as those that somebody asks for in <c>returnUrl</c>: Orchard gives them as they are to the server, which throws.</summary>
public sealed class LocationFilter : IResultFilter
{
    /// <inheritdoc />
    public void OnResultExecuting(ResultExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);

        switch (context.Result)
        {
            case RedirectResult { Url: { } url } result:
                result.Url = LocationHeader.Escape(url);
                break;
            case LocalRedirectResult { Url: { } url } result:
                result.Url = LocationHeader.Escape(url);
                break;
            default:
                break;
        }
    }

    /// <inheritdoc />
    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
