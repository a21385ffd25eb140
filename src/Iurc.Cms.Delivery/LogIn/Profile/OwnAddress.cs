using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Users;
using OrchardCore.Users.Handlers;
using OrchardCore.Users.Indexes;
using OrchardCore.Users.Models;
using YesSql;

namespace Iurc.Cms.Delivery.LogIn.Profile;

/// <summary>
/// Leaves e-mail addresses to administrators. A new password is sent to the address: who finds a session that somebody has left open would
/// have the account by giving it another one, and Orchard asks for no password before.
/// </summary>
/// <param name="services">User handlers are made with what authorization needs.</param>
/// <param name="accessor">Who changes it.</param>
/// <param name="store">Reads what is stored, apart from the request's own session, in which the user is the changed one already.</param>
/// <param name="normalizer">Writes the address as it is looked up.</param>
internal sealed class OwnAddress(IServiceProvider services, IHttpContextAccessor accessor, IStore store, ILookupNormalizer normalizer) : UserEventHandlerBase
{
    /// <inheritdoc />
    public override async Task UpdatingAsync(UserUpdateContext context)
    {
        if (context?.User is User user && accessor.HttpContext?.User is { Identity.IsAuthenticated: true } changer && !await MayChangeAsync(services, changer))
        {
            await using var session = store.CreateSession();
            if (await session.Query<User, UserIndex>(index => index.UserId == user.UserId).FirstOrDefaultAsync() is { } stored)
            {
                (user.Email, user.NormalizedEmail) = (stored.Email, normalizer.NormalizeEmail(stored.Email));
            }
        }
    }

    /// <summary>Whether somebody may change addresses: who may edit users, and not only themselves.</summary>
    public static Task<bool> MayChangeAsync(IServiceProvider services, ClaimsPrincipal changer)
        => services.GetRequiredService<IAuthorizationService>().AuthorizeAsync(changer, UsersPermissions.EditUsers, new User());
}
