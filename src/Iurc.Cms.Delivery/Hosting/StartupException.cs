namespace Iurc.Cms.Delivery.Hosting;

/// <summary>The site cannot start. The message says why and how to mend it; it is for the person at the console.</summary>
public sealed class StartupException(string message, Exception? innerException = null) : Exception(message, innerException);
