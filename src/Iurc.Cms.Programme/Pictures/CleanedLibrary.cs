namespace Iurc.Cms.Programme.Pictures;

/// <summary>
/// How far the pictures have been cleaned that were in the media library before it cleaned what comes in: what they tell of who took
/// them, where and with what is taken out. There is one of these in a site's database.
/// </summary>
public sealed class CleanedLibrary
{
    /// <summary>How many unreadable pictures are named.</summary>
    public const int MostUnreadable = 100;

    /// <summary>The last file that has been looked at, in ordinal order of their paths; empty at first.</summary>
    public string LastPath { get; set; } = "";

    /// <summary>When all had been looked at; null as long as they have not.</summary>
    public DateTime? DoneUtc { get; set; }

    /// <summary>How many have been cleaned.</summary>
    public int Cleaned { get; set; }

    /// <summary>The paths of those that cannot be read, and so are as they were; at most <see cref="MostUnreadable"/>.</summary>
    public List<string> Unreadable { get; set; } = [];
}
