using OrchardCore.FileStorage;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>A file or a path is not taken. The message says how to mend it, and may be shown to whoever has sent it.</summary>
public sealed class RefusedFileException(string message) : FileStoreException(message);
