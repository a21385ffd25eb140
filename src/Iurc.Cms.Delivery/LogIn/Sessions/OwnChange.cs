using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Data.Documents;
using OrchardCore.Users;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Models;

namespace Iurc.Cms.Delivery.LogIn.Sessions;

/// <summary>
/// Who changes their own password, second factor or name stays logged in where they did it, and only there: this session gets a new
/// cookie, all others of the user end.
/// </summary>
internal sealed class OwnChange(IHttpContextAccessor accessor, IServiceProvider services) : UserEventHandlerBase, IDisposable
{
    private bool _isAwaited;
    private bool _isOver;

    /// <inheritdoc />
    public override async Task UpdatedAsync(UserUpdateContext context)
    {
        if (context?.User is User user
            && accessor.HttpContext is { Response.HasStarted: false, User: { Identity.AuthenticationType: not null } principal } http
            && !SessionCookie.IsRefused(http)
            && principal.FindFirstValue(ClaimTypes.NameIdentifier) == user.UserId
            && principal.FindFirst(UserState.ClaimType) is { } state
            && state.Value != UserState.Of(user))
        {
            await services.GetRequiredService<SignInManager<IUser>>().RefreshSignInAsync(user);
            StoreBeforeAnswer(http.Response);
        }
    }

    /// <summary>From here on the change is stored.</summary>
    public void Dispose() => _isOver = true;

    // Orchard stores when the request is over, and a page may have left by then: the browser would send the new cookie before the
    // database knows the state that it carries. Not at once, for the action may go on to change the user.
    private void StoreBeforeAnswer(HttpResponse response)
    {
        if (!_isAwaited)
        {
            _isAwaited = true;
            response.OnStarting(() => _isOver ? Task.CompletedTask : services.GetRequiredService<IDocumentStore>().CommitAsync());
        }
    }
}
