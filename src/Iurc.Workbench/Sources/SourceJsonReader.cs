using System.Text.Json;

namespace Iurc.Workbench.Sources;

/// <summary>Reads JSON as Orchard does, with comments and trailing commas, and keeps the position of every value.</summary>
internal static class SourceJsonReader
{
    /// <summary>Reads the one value in <paramref name="text"/>.</summary>
    /// <exception cref="SourceException">The text is not UTF-8 or not JSON.</exception>
    public static SourceNode Read(SourceText text)
    {
        if (text.FirstInvalidByte() is { } invalid)
        {
            throw new SourceException(SourceFault.NotUtf8, invalid, "The file is not UTF-8 here. Save it in the encoding UTF-8.");
        }

        var reader = new Utf8JsonReader(text.Bytes, new JsonReaderOptions
        {
            AllowTrailingCommas = true,
            CommentHandling = JsonCommentHandling.Skip,
        });

        try
        {
            reader.Read();
            var root = ReadValue(ref reader, text);
            reader.Read();
            return root;
        }
        catch (JsonException exception)
        {
            throw new SourceException(SourceFault.NotJson,
                text.PositionAt(exception.LineNumber ?? 0, exception.BytePositionInLine ?? 0), WithoutPosition(exception.Message), exception);
        }
    }

    private static SourceNode ReadValue(ref Utf8JsonReader reader, SourceText text)
    {
        var position = text.PositionAt(reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => ReadObject(ref reader, text, position),
            JsonTokenType.StartArray => ReadArray(ref reader, text, position),
            JsonTokenType.String => ReadString(ref reader, text, position),
            JsonTokenType.Number => new SourceNumber(position, ReadNumber(ref reader, position)),
            JsonTokenType.Null => new SourceNull(position),
            _ => new SourceBoolean(position, reader.GetBoolean()),
        };
    }

    private static SourceObject ReadObject(ref Utf8JsonReader reader, SourceText text, SourcePosition start)
    {
        var properties = new List<SourceProperty>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var position = text.PositionAt(reader.TokenStartIndex);
            var name = ReadText(ref reader, position);
            reader.Read();
            properties.Add(new(name, position, ReadValue(ref reader, text)));
        }

        return new(start, properties);
    }

    private static SourceArray ReadArray(ref Utf8JsonReader reader, SourceText text, SourcePosition start)
    {
        var items = new List<SourceNode>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(ReadValue(ref reader, text));
        }

        return new(start, items);
    }

    private static SourceString ReadString(ref Utf8JsonReader reader, SourceText text, SourcePosition position)
    {
        var start = reader.TokenStartIndex;
        return new(position, ReadText(ref reader, position)) { PositionAt = index => text.PositionAt(start + 1 + EscapedText.LengthOf(text.Bytes[(int)(start + 1)..], index)) };
    }

    private static string ReadText(ref Utf8JsonReader reader, SourcePosition position)
    {
        try
        {
            return reader.GetString() ?? "";
        }
        catch (InvalidOperationException exception)
        {
            // Half of a surrogate pair, written as an escape: valid JSON, but no text.
            throw new SourceException(SourceFault.NotJson, position, "The text holds an escape such as \\uD800 that is only half a character.", exception);
        }
    }

    private static decimal ReadNumber(ref Utf8JsonReader reader, SourcePosition position)
        => reader.TryGetDecimal(out var number)
            ? number
            : throw new SourceException(SourceFault.NotJson, position, "The number is too large.");

    private static string WithoutPosition(string message)
    {
        var end = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
