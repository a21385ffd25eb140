using System.Text;

namespace Iurc.Workbench.Sources;

/// <summary>A text as it is written in JSON.</summary>
internal static class EscapedText
{
    /// <summary>How many bytes the first characters of a text take.</summary>
    /// <param name="bytes">The text, from behind its quotation mark on.</param>
    /// <param name="characters">How many characters, in UTF-16 units.</param>
    public static int LengthOf(ReadOnlySpan<byte> bytes, int characters)
    {
        var length = 0;
        while (characters > 0 && length < bytes.Length && bytes[length] != (byte)'"')
        {
            if (bytes[length] == (byte)'\\')
            {
                length += length + 1 < bytes.Length && bytes[length + 1] == (byte)'u' ? 6 : 2;
                characters--;
                continue;
            }

            Rune.DecodeFromUtf8(bytes[length..], out var rune, out var taken);
            length += taken;
            characters -= rune.Utf16SequenceLength;
        }

        return Math.Min(length, bytes.Length);
    }
}
