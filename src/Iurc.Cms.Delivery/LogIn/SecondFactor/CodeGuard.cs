using Iurc.Cms.Delivery.LogIn.Sessions;
using Iurc.Cms.Delivery.LogIn.Tries;
using OrchardCore.Data.Documents;
using OrchardCore.Modules;
using OrchardCore.Users.Models;
using YesSql;

namespace Iurc.Cms.Delivery.LogIn.SecondFactor;

/// <summary>
/// Bounds how often a second factor may be guessed. Whoever guesses has the password already: the count is in the database, for all
/// nodes and over restarts, and each further lock is twice as long. A browser in which the user has logged in before has a count of its own,
/// so that a stranger's guesses do not keep the user out.
/// </summary>
internal sealed class CodeGuard(ISession session, IDocumentStore store, IClock clock, KnownBrowser browser, OwnersToTell owners, CodeTurn turn)
{
    /// <summary>How many wrong codes lock.</summary>
    public const int WrongInARow = 5;

    /// <summary>Looks at a code, if the user's count allows it, and counts it if it is wrong.</summary>
    /// <param name="user">Whose second factor it is to be.</param>
    /// <param name="isRight">Looks at it.</param>
    /// <param name="code">The code, if the site has to remember that it has been used (RFC 6238, 5.2); null if a right one is used up by looking.</param>
    /// <returns>Whether it is right; null when it was not looked at.</returns>
    public async Task<bool?> LookAsync(User user, Func<Task<bool>> isRight, string? code = null)
    {
        // One after the other: of a hundred that come at the same moment each must find what the one before has counted.
        using var mine = await turn.TakeAsync();
        var key = browser.IdOf(user.UserId) is { } known ? user.UserId + "|" + known : user.UserId;
        var state = UserState.Of(user);
        var tries = await session.Query<CodeTries, CodeTriesIndex>(index => index.Key == key).FirstOrDefaultAsync() ?? new CodeTries { Key = key };
        if (tries.State != state)
        {
            (tries.State, tries.Wrong, tries.LockedUntilUtc) = (state, 0, default);
        }

        if (tries.LockedUntilUtc > clock.UtcNow)
        {
            return null;
        }

        if (await isRight() && (code is null || await UseAsync(user, code)))
        {
            if (tries.Id != 0)
            {
                session.Delete(tries);
            }

            if (code is not null)
            {
                // Before the turn is over: the same code in another browser must find it.
                await store.CommitAsync();
            }

            return true;
        }

        tries.Wrong++;
        if (tries.Wrong % WrongInARow == 0)
        {
            tries.LockedUntilUtc = clock.UtcNow + CodeTries.LockAfter(tries.Wrong / WrongInARow);
            owners.Add(user.UserName, TriedWith.RightPassword);
        }

        await session.SaveAsync(tries);
        await store.CommitAsync();
        return false;
    }

    // By user, in whatever browser. A code that has been used is told from one that is wrong by nothing.
    private async Task<bool> UseAsync(User user, string code)
    {
        var key = user.UserId + "|used";
        var used = await session.Query<CodeTries, CodeTriesIndex>(index => index.Key == key).FirstOrDefaultAsync() ?? new CodeTries { Key = key };
        var isNew = used.Use(UsedCode.HashOf(user.UserId, code), clock.UtcNow);
        await session.SaveAsync(used);
        return isNew;
    }
}

/// <summary>Lets one code be looked at at a time, in the whole site.</summary>
internal sealed class CodeTurn : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Waits for its turn, which lasts until the result is disposed of.</summary>
    public async Task<IDisposable> TakeAsync()
    {
        await _turn.WaitAsync();
        return new Turn(_turn);
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
