namespace Iurc.Programme.Links;

/// <summary>What the site holds of an external address, after all visits so far.</summary>
public enum LinkState
{
    /// <summary>It works.</summary>
    Works,

    /// <summary>It has failed, but not often or not long enough to be called broken.</summary>
    Failing,

    /// <summary>It is broken: readers come to nothing.</summary>
    Broken,

    /// <summary>A program cannot tell; a person must look.</summary>
    Unknown,
}
