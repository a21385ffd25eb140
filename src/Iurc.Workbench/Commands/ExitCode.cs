namespace Iurc.Workbench.Commands;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCode
{
    /// <summary>All went well.</summary>
    public const int Success = 0;

    /// <summary>The check found errors, or the preview could not start.</summary>
    public const int Failure = 1;

    /// <summary>The command line makes no sense.</summary>
    public const int Misuse = 2;
}
