namespace Iurc.Workbench.Sources;

/// <summary>Why a file cannot be read.</summary>
internal enum SourceFault
{
    /// <summary>The file cannot be opened.</summary>
    NotReadable,

    /// <summary>The bytes are not UTF-8.</summary>
    NotUtf8,

    /// <summary>The text is not JSON.</summary>
    NotJson,
}

/// <summary>A file cannot be read; says where and why.</summary>
internal sealed class SourceException(SourceFault fault, SourcePosition position, string message, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The kind of fault.</summary>
    public SourceFault Fault { get; } = fault;

    /// <summary>Where it is.</summary>
    public SourcePosition Position { get; } = position;
}
