using Microsoft.Playwright;

namespace Iurc.Browser.Sites;

/// <summary>The browser of this machine. Nothing is downloaded.</summary>
internal static class Chromium
{
    private const string Variable = "CHROMIUM";

    private static readonly string[] s_arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync",
    ];

    /// <summary>Why there is no browser; for the tests that are skipped.</summary>
    public const string Missing =
        $"No Chromium: name one in the environment variable {Variable}, or put chromium, chromium-browser, google-chrome or msedge on PATH.";

    /// <summary>The browser's program, or null.</summary>
    public static string? Program { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : ProgramOnPath.Find("chromium", "chromium-browser", "google-chrome", "msedge");

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // A busy machine may take its time.
        Assertions.SetDefaultExpectTimeout(30_000);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Headless = true, Args = s_arguments });
    }
}
