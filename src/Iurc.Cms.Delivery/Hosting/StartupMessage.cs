using System.Text.Encodings.Web;
using System.Text.Json;

namespace Iurc.Cms.Delivery.Hosting;

/// <summary>
/// What the program says before there is a log, and when it cannot start: a sentence to a person at a terminal, and one line like those
/// of the log to whatever collects them.
/// </summary>
public static class StartupMessage
{
    // It goes to a log, not into a page: what people read there needs no escapes.
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Says why the program ends.</summary>
    public static Task WriteErrorAsync(string message) => WriteAsync("Critical", message);

    /// <summary>Says what has kept the program from starting that nobody has thought of: a file that cannot be read, a setting that is none.</summary>
    public static Task WriteErrorAsync(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);

        // A file that cannot be read says so, and what is wrong with it is said further within.
        var (said, cause) = (exception.Message, exception.GetBaseException().Message);
        return WriteErrorAsync($"The site cannot start: {(said == cause ? said : said + " " + cause)}".ReplaceLineEndings(" "));
    }

    /// <summary>Says what the program does.</summary>
    public static Task WriteAsync(string message) => WriteAsync("Information", message);

    private static Task WriteAsync(string level, string message)
        => Console.Error.WriteLineAsync(IsForPeople ? message : JsonSerializer.Serialize(
            new { Timestamp = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture), EventId = 0, LogLevel = level, Category = "Iurc.Cms", Message = message }, s_json));

    private static bool IsForPeople => !Console.IsErrorRedirected
        || string.Equals(Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT") ?? Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT"), "Development", StringComparison.OrdinalIgnoreCase);
}
