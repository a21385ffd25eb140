namespace Iurc.Cms.Programme.Handlers;

/// <summary>Whether this scope has changed content: what it reads before it commits is its own, and not for all.</summary>
public sealed class ProgrammeChanges
{
    /// <summary>Whether there is any change.</summary>
    public bool HasAny { get; set; }
}
