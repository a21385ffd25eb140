namespace Iurc.Cms.Programme.Serving;

/// <summary>Why this request could not take down or delete something, for answers that have no page to say it on.</summary>
public sealed class Refusals
{
    private readonly List<string> _messages = [];

    /// <summary>The reasons, as sentences.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>Adds one.</summary>
    public void Add(string message) => _messages.Add(message);
}
