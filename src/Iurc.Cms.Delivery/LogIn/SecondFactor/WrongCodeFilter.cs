using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.Extensions.Localization;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// Says at the field that a code was wrong when somebody sets a second factor up: Orchard files its words under the code that was typed
/// in place of the field's name, and then nobody reads them. They do not say what to do either.
/// </summary>
internal sealed class WrongCodeFilter(IStringLocalizer<WrongCodeFilter> localizer) : IActionFilter
{
    private const string Field = "Code";

    /// <inheritdoc />
    public void OnActionExecuting(ActionExecutingContext context)
    {
    }

    /// <inheritdoc />
    public void OnActionExecuted(ActionExecutedContext context)
    {
        var request = context.HttpContext.Request;
        if (!Equals(context.RouteData.Values["area"], "OrchardCore.Users") || !HttpMethods.IsPost(request.Method) || !request.HasFormContentType)
        {
            return;
        }

        var code = request.Form[Field].ToString();
        if (code.Length > 0 && context.ModelState.TryGetValue(code, out var entry) && code != Field)
        {
            entry.Errors.Clear();
            context.ModelState.AddModelError(Field, localizer[
                "This is not the code of this moment. Type the one that the app shows now. If that is refused too, let the phone set its clock by itself, or take the account out of the app and add it anew."]);
        }
    }
}
