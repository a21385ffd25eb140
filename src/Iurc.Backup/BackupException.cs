namespace Iurc.Backup;

/// <summary>A back-up or a restore that cannot be done. The message says why and what to do; it is for the person at the console.</summary>
public sealed class BackupException(string message, Exception? innerException = null) : Exception(message, innerException);
