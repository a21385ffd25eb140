namespace Iurc.Workbench;

/// <summary>Something is wrong with the files or the command line, said in one line for the person at the keyboard.</summary>
internal sealed class WorkbenchException(string message, Exception? inner = null) : Exception(message, inner);
