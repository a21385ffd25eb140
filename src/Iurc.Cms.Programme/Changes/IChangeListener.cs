namespace Iurc.Cms.Programme.Changes;

/// <summary>Keeps something of the site that does not outlive every change.</summary>
public interface IChangeListener
{
    /// <summary>Throws away what is kept under any of the <see cref="ChangeTags"/>. The new generation has begun.</summary>
    ValueTask OnChangeAsync(IReadOnlyCollection<string> tags);
}
