using System.Globalization;

namespace Iurc.Workbench.Rendering;

/// <summary>
/// The place among siblings that a <c>position</c> argument asks for: numbers between dots or colons, or <c>before</c> and <c>after</c>,
/// which stand for places far outside. Numbers come before words.
/// </summary>
internal sealed class Position : IComparable<Position>
{
    private const int Before = -9999;
    private const int After = 9999;

    private readonly string _text;
    private readonly int?[] _parts;

    /// <summary>Reads a position; null is the place of things without one, before all that have one.</summary>
    public Position(string? text)
    {
        _text = text is null ? "before" : string.IsNullOrWhiteSpace(text) ? "0" : text.Trim(':').TrimEnd('.');
        _parts = [.. _text.Split('.', ':').Select(Number)];
    }

    /// <inheritdoc />
    public int CompareTo(Position? other)
    {
        if (other is null)
        {
            return 1;
        }

        for (var i = 0; i < Math.Min(_parts.Length, other._parts.Length); i++)
        {
            var order = (_parts[i], other._parts[i]) switch
            {
                (null, null) => string.Compare(_text, other._text, StringComparison.OrdinalIgnoreCase),
                (null, _) => 1,
                (_, null) => -1,
                ({ } mine, { } theirs) => mine.CompareTo(theirs),
            };

            if (order != 0 || _parts[i] is null)
            {
                return order;
            }
        }

        return _parts.Length.CompareTo(other._parts.Length);
    }

    private static int? Number(string part)
        => part.Length == 0 ? 0
            : part.Equals("before", StringComparison.OrdinalIgnoreCase) ? Before
            : part.Equals("after", StringComparison.OrdinalIgnoreCase) ? After
            : int.TryParse(part, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
            : null;
}
