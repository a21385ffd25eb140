namespace Iurc.Workbench.Tests.Support;

/// <summary>Runs the tool as the command line would.</summary>
internal static class Tool
{
    public static async Task<ToolResult> RunAsync(string workingDirectory, params string[] args)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await Program.RunAsync(args, output, error, workingDirectory, TestContext.Current.CancellationToken);
        return new(code, output.ToString(), error.ToString());
    }
}

/// <summary>What a run gave.</summary>
internal sealed record ToolResult(int Code, string Output, string Error)
{
    public IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
