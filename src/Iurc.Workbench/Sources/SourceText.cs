using System.Buffers;
using System.Text;

namespace Iurc.Workbench.Sources;

/// <summary>The bytes of a UTF-8 file, with the means to say in which line and column a byte is.</summary>
internal sealed class SourceText
{
    private static readonly byte[] s_byteOrderMark = [0xEF, 0xBB, 0xBF];

    private readonly List<int> _lineStarts = [0];
    private readonly byte[] _bytes;

    // The place asked for last. A reader asks from the beginning to the end, and a line may be as long as the file.
    private (int Offset, int Line, int Characters) _last;

    /// <summary>Wraps a file's content; a byte order mark at its beginning does not count.</summary>
    public SourceText(byte[] bytes)
    {
        _bytes = bytes.AsSpan().StartsWith(s_byteOrderMark) ? bytes[s_byteOrderMark.Length..] : bytes;

        for (var i = 0; i < _bytes.Length; i++)
        {
            if (_bytes[i] == (byte)'\n')
            {
                _lineStarts.Add(i + 1);
            }
        }
    }

    /// <summary>The content without byte order mark.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>The position of the byte at <paramref name="offset"/>.</summary>
    public SourcePosition PositionAt(long offset)
    {
        var at = (int)Math.Clamp(offset, 0, _bytes.Length);
        var line = _lineStarts.BinarySearch(at);
        line = line < 0 ? ~line - 1 : line;

        var (from, characters) = _last.Line == line && _last.Offset <= at ? (_last.Offset, _last.Characters) : (_lineStarts[line], 0);
        characters += CountCharacters(_bytes.AsSpan(from..at));
        _last = (at, line, characters);
        return new(line + 1, characters + 1);
    }

    /// <summary>The position of a byte that is given by its line and its offset in the line, both from 0.</summary>
    public SourcePosition PositionAt(long line, long offsetInLine)
        => PositionAt(_lineStarts[(int)Math.Clamp(line, 0, _lineStarts.Count - 1)] + offsetInLine);

    /// <summary>Where the first byte is that is not UTF-8, or null when all is well.</summary>
    public SourcePosition? FirstInvalidByte()
    {
        for (var at = 0; at < _bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(_bytes.AsSpan(at), out _, out var length) != OperationStatus.Done)
            {
                return PositionAt(at);
            }

            at += length;
        }

        return null;
    }

    private static int CountCharacters(ReadOnlySpan<byte> bytes)
    {
        var count = 0;
        while (!bytes.IsEmpty)
        {
            Rune.DecodeFromUtf8(bytes, out _, out var length);
            bytes = bytes[length..];
            count++;
        }

        return count;
    }
}
