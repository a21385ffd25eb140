using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

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
            if (context.Request.HasFormContentType && !HasKnownCharacters(context.Request))
            {
                throw new InvalidDataException("The form is in characters that are not supported.");
            }

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

    // .NET knows UTF-7 and refuses it, in all its names: https://learn.microsoft.com/dotnet/core/compatibility/core-libraries/5.0/utf-7-code-paths-obsolete.
    private static bool HasKnownCharacters(HttpRequest request)
    {
        try
        {
            return !MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.Charset.Length == 0
                || Encoding.GetEncoding(HeaderUtilities.RemoveQuotes(type.Charset).ToString()) is not null;
        }
        catch (Exception e) when (e is NotSupportedException or ArgumentException)
        {
            return false;
        }
    }
}
