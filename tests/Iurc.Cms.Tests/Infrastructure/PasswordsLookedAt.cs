using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using OrchardCore.Environment.Shell;
using OrchardCore.Users;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Counts how often each tenant has compared a password with a hash, which is what takes time when somebody logs in.</summary>
internal sealed class PasswordsLookedAt
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    public int Of(string tenant) => _counts.GetValueOrDefault(tenant);

    public IPasswordHasher<IUser> HasherOf(IServiceProvider tenant)
        => new Hasher(this, tenant.GetRequiredService<ShellSettings>().Name, tenant.GetRequiredService<IOptions<PasswordHasherOptions>>());

    private sealed class Hasher(PasswordsLookedAt owner, string tenant, IOptions<PasswordHasherOptions> options) : PasswordHasher<IUser>(options)
    {
        public override PasswordVerificationResult VerifyHashedPassword(IUser user, string hashedPassword, string providedPassword)
        {
            owner._counts.AddOrUpdate(tenant, 1, (_, count) => count + 1);
            return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
