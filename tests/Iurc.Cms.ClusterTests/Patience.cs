using Xunit;

namespace Iurc.Cms.ClusterTests;

/// <summary>Waits for what comes of itself.</summary>
internal static class Patience
{
    private static readonly TimeSpan s_deadline = TimeSpan.FromMinutes(2);

    /// <summary>Asks until it is so.</summary>
    public static async Task UntilAsync(Func<Task<bool>> isSo, Func<string> otherwise)
    {
        var deadline = DateTime.UtcNow + s_deadline;
        while (!await isSo())
        {
            Assert.True(DateTime.UtcNow < deadline, "It does not come. " + otherwise());
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
