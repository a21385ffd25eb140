using System.Collections.Concurrent;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Answers to what anybody may ask, a bounded number of each kind: when there is no room it forgets all of the kind and begins anew.
/// That there is no answer is kept apart, so that asking for what does not exist drives nothing out.
/// </summary>
/// <typeparam name="T">What is answered.</typeparam>
/// <param name="comparer">Which questions are the same.</param>
public sealed class Answers<T>(StringComparer comparer)
    where T : class
{
    /// <summary>How many answers are kept. A page of the site needs about 20 of them, each of a few hundred bytes.</summary>
    public const int MostFound = 5_000;

    /// <summary>How many questions are kept that have no answer.</summary>
    public const int MostMissing = 1_000;

    /// <summary>Longer questions than this, in characters, are not kept.</summary>
    public const int LongestQuestion = 1_024;

    private readonly ConcurrentDictionary<string, T> _found = new(comparer);
    private readonly ConcurrentDictionary<string, bool> _missing = new(comparer);

    /// <summary>How many questions it knows the answer to, or that there is none.</summary>
    public int Count => _found.Count + _missing.Count;

    /// <summary>Whether it knows about <paramref name="question"/>; <paramref name="answer"/> is null if it knows that there is no answer.</summary>
    public bool TryGet(string question, out T? answer) => _found.TryGetValue(question, out answer) || _missing.ContainsKey(question);

    /// <summary>Keeps an answer, or with null that there is none.</summary>
    public void Keep(string question, T? answer)
    {
        ArgumentNullException.ThrowIfNull(question);

        if (question.Length > LongestQuestion)
        {
            return;
        }

        if (answer is null)
        {
            Keep(_missing, question, true, MostMissing);
        }
        else
        {
            Keep(_found, question, answer, MostFound);
        }
    }

    private static void Keep<TValue>(ConcurrentDictionary<string, TValue> kept, string question, TValue value, int most)
    {
        if (kept.Count >= most)
        {
            kept.Clear();
        }

        kept[question] = value;
    }
}
