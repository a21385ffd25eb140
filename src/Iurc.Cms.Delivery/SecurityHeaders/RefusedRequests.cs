using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http.Features;

namespace Iurc.Cms.Delivery.SecurityHeaders;

/// <summary>
/// Gives the headers to what Kestrel answers itself, before any step of the program: a request that is no HTTP, has no host or two, or
/// whose headers are too long. Kestrel has no other way to take part in that answer than the event by which it tells of it:
/// https://learn.microsoft.com/aspnet/core/fundamentals/servers/kestrel/diagnostics. All other events go where they went.
/// </summary>
/// <param name="others">Where the events of the program go.</param>
/// <param name="setHeaders">Sets the headers on an answer, given the scheme of its request.</param>
internal sealed class RefusedRequests(DiagnosticListener others, Action<IHttpResponseFeature, string> setHeaders) : DiagnosticSource
{
    private const string BadRequest = "Microsoft.AspNetCore.Server.Kestrel.BadRequest";

    /// <inheritdoc />
    public override bool IsEnabled(string name) => name == BadRequest || others.IsEnabled(name);

    /// <inheritdoc />
    public override bool IsEnabled(string name, object? arg1, object? arg2 = null) => name == BadRequest || others.IsEnabled(name, arg1, arg2);

    /// <inheritdoc />
    [RequiresUnreferencedCode("As in the base class.")]
    public override void Write(string name, object? value)
    {
        if (name == BadRequest && value is IFeatureCollection features && features.Get<IHttpResponseFeature>() is { HasStarted: false } response)
        {
            setHeaders(response, features.Get<IHttpRequestFeature>()?.Scheme ?? "");
            response.Headers.Connection = "close";
            // Later Kestrel would clear the headers once more. It is done at once: the answer has no body.
            _ = features.Get<IHttpResponseBodyFeature>()?.StartAsync();
        }

        if (others.IsEnabled(name))
        {
            others.Write(name, value);
        }
    }
}
