namespace Iurc.Cms.Editorial.SafeEditing;

/// <summary>Compares two texts word by word, so that nobody has to look for what is different.</summary>
public static class ComparedWords
{
    /// <summary>How many words of a long unchanged stretch stand beside what was changed.</summary>
    public const int Beside = 10;

    // Of texts that share less than a third, the marks would be more than the words.
    private const int LeastShare = 3;

    // More than any page has; beyond it the middle counts as changed, rather than that somebody waits.
    private const int MostCells = 4_000_000;

    /// <summary>Marks in each text what the other has not. Texts with few words in common are shown as they are: then all is different.</summary>
    /// <param name="before">The one text.</param>
    /// <param name="after">The other.</param>
    /// <param name="isCut">Whether long stretches that both have are cut; not where somebody is to copy from them.</param>
    public static (IReadOnlyList<WordRun> Before, IReadOnlyList<WordRun> After) Between(string before, string after, bool isCut = true)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);

        string[] left = Words(before), right = Words(after);
        var (inLeft, inRight) = Common(left, right);
        return LeastShare * inLeft.Count(isCommon => isCommon) < Math.Min(left.Length, right.Length) || left.Length == 0 || right.Length == 0
            ? ([new(before, IsChanged: false)], [new(after, IsChanged: false)])
            : (Runs(left, inLeft, isCut), Runs(right, inRight, isCut));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Which words of each are part of the longest row of words that both have.</summary>
    private static (bool[] Left, bool[] Right) Common(string[] left, string[] right)
    {
        var (inLeft, inRight) = (new bool[left.Length], new bool[right.Length]);
        var start = 0;
        while (start < left.Length && start < right.Length && left[start] == right[start])
        {
            inLeft[start] = inRight[start] = true;
            start++;
        }

        var (leftEnd, rightEnd) = (left.Length, right.Length);
        while (leftEnd > start && rightEnd > start && left[leftEnd - 1] == right[rightEnd - 1])
        {
            inLeft[--leftEnd] = inRight[--rightEnd] = true;
        }

        var (height, width) = (leftEnd - start, rightEnd - start);
        if ((long)height * width > MostCells)
        {
            return (inLeft, inRight);
        }

        // The length of the longest common row of what follows each pair of words.
        var lengths = new int[height + 1, width + 1];
        for (var i = height - 1; i >= 0; i--)
        {
            for (var j = width - 1; j >= 0; j--)
            {
                lengths[i, j] = left[start + i] == right[start + j] ? lengths[i + 1, j + 1] + 1 : Math.Max(lengths[i + 1, j], lengths[i, j + 1]);
            }
        }

        for (var (i, j) = (0, 0); i < height && j < width;)
        {
            if (left[start + i] == right[start + j])
            {
                inLeft[start + i++] = inRight[start + j++] = true;
            }
            else if (lengths[i + 1, j] >= lengths[i, j + 1])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (inLeft, inRight);
    }

    private static List<WordRun> Runs(string[] words, bool[] isCommon, bool isCut)
    {
        List<WordRun> runs = [];
        for (var start = 0; start < words.Length;)
        {
            var end = start;
            while (end < words.Length && isCommon[end] == isCommon[start])
            {
                end++;
            }

            var run = words[start..end];
            runs.Add(new(string.Join(' ', isCut && isCommon[start] ? Cut(run, isFirst: start == 0, isLast: end == words.Length) : run), !isCommon[start]));
            start = end;
        }

        return runs;
    }

    private static string[] Cut(string[] run, bool isFirst, bool isLast)
    {
        var (head, tail) = (isFirst ? 0 : Beside, isLast ? 0 : Beside);
        return run.Length <= head + tail + Beside ? run : [.. run[..head], "…", .. run[^tail..]];
    }
}

/// <summary>Words that follow each other and are all changed, or all not.</summary>
/// <param name="Words">The words.</param>
/// <param name="IsChanged">Whether the other text does not have them.</param>
public readonly record struct WordRun(string Words, bool IsChanged);
