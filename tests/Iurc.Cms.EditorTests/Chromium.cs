using Microsoft.Playwright;

namespace Iurc.Cms.EditorTests;

/// <summary>The browser of this machine. Nothing is downloaded.</summary>
internal static class Chromium
{
    /// <summary>Why there is no browser; for the tests that are skipped.</summary>
    public const string Missing = "No Chromium: name one in the environment variable CHROMIUM, or put chromium, chromium-browser, google-chrome or msedge on PATH.";

    private static readonly string[] s_names = ["chromium", "chromium-browser", "google-chrome", "msedge"];

    /// <summary>The browser's program, or null.</summary>
    public static string? Program { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named ? named : FindOnPath();

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright)
    {
        // A busy machine may take its time.
        Assertions.SetDefaultExpectTimeout(30_000);
        return playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Headless = true, Args = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"] });
    }

    private static string? FindOnPath()
    {
        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => s_names.Select(name => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);
    }
}
