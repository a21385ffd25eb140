using System.Text.Json;

namespace Iurc.Backup;

/// <summary>What a back-up holds: the first thing that a restore reads and the last that a back-up writes.</summary>
/// <param name="Program">What has made it; always <see cref="ThisProgram"/>.</param>
/// <param name="Format">The version of the format, from 1.</param>
/// <param name="Created">When the back-up was begun, in UTC.</param>
/// <param name="Members">Every other file in the back-up.</param>
internal sealed record Manifest(string Program, int Format, DateTime Created, IReadOnlyList<Member> Members)
{
    /// <summary>The name of the manifest in the back-up.</summary>
    public const string EntryName = "manifest.json";

    public const string ThisProgram = "Iurc.Cms";

    /// <summary>The newest version of the format that this program reads, and the one that it writes.</summary>
    public const int ThisFormat = 1;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, s_json);

    /// <summary>Reads a manifest.</summary>
    /// <returns>Null when it is none of this program's.</returns>
    public static Manifest? Read(Stream stream)
    {
        try
        {
            return JsonSerializer.Deserialize<Manifest>(stream, s_json) is { Program: ThisProgram, Format: > 0, Members: not null } manifest ? manifest : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>One file of a back-up.</summary>
/// <param name="Path">Where it belongs, with "/": below <c>data/</c> in the site's folder, below <c>postgres/</c> in a database.</param>
/// <param name="Length">How long it is, in bytes, unpacked.</param>
/// <param name="Sha256">Its SHA-256 in small hexadecimal digits.</param>
internal sealed record Member(string Path, long Length, string Sha256);
