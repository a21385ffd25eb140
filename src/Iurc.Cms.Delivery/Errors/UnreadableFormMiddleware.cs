using Microsoft.AspNetCore.Http;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>
/// Answers 400 when a form cannot be read: it has too many fields, characters that none may have, or breaks off. Whoever asks for the form
/// first throws, or answers: the routes, what looks for the token against forgery, or the action.
/// </summary>
internal sealed class UnreadableFormMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (InvalidDataException) when (context.Request.HasFormContentType && !context.Response.HasStarted)
        {
            // Nothing has been done yet that would have to be undone: a form is read before anything is made of it.
            context.Response.Clear();
            context.SetEndpoint(null);
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }

        if (context.Request.HasFormContentType && context.Response is { StatusCode: StatusCodes.Status400BadRequest, HasStarted: false })
        {
            // The page of the error would stumble over the form once more.
            context.Request.Form = FormCollection.Empty;
        }
    }
}
