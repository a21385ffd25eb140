using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Iurc.Backup.Tests;

/// <summary>What disks, careless hands and forgers do to a back-up.</summary>
internal static class Forgery
{
    /// <summary>The member that <see cref="Bomb"/> adds.</summary>
    public const string BombName = "data/Sites/Default/Media/bomb.bin";

    // https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT, 4.3.12: the length stands 24 bytes behind the start, the name 46.
    private static readonly byte[] s_directoryEntry = "PK\u0001\u0002"u8.ToArray();
    private const int LengthAt = 24;
    private const int NameAt = 46;

    /// <summary>Adds a member of zeros that is longer than the manifest says.</summary>
    public static void Bomb(string file, int length, int stated)
    {
        Rewrite(file, archive =>
        {
            using var bomb = archive.CreateEntry(BombName, CompressionLevel.Fastest).Open();
            var zeros = new byte[1_000_000];
            for (var written = 0; written < length; written += zeros.Length)
            {
                bomb.Write(zeros);
            }
        });
        EditManifest(file, "\"members\": [", $"\"members\": [ {Listed(BombName, stated)},");
    }

    /// <summary>Lets the manifest alone say that a file is longer than it is.</summary>
    public static void Claim(string file, long length) => EditManifest(file, "\"length\": ", $"\"length\": {length}, \"was\": ");

    /// <summary>Lets both the manifest and the archive say that a picture is so long.</summary>
    public static void PretendToBeLong(string file, long length)
    {
        Bomb(file, 10_000_000, 7);
        EditManifest(file, "\"length\": 7,", $"\"length\": {Math.Min(length, uint.MaxValue - 1)},");
        LieAboutLength(file, BombName, (uint)Math.Min(length, uint.MaxValue - 1));
    }

    /// <summary>Writes another length into the directory of the archive.</summary>
    public static void LieAboutLength(string file, string member, uint length)
    {
        var bytes = File.ReadAllBytes(file);
        var name = Encoding.UTF8.GetBytes(member);
        var at = bytes.AsSpan().LastIndexOf(name) - NameAt;
        Assert.True(bytes.AsSpan(at).StartsWith(s_directoryEntry));
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + LengthAt), length);
        File.WriteAllBytes(file, bytes);
    }

    /// <summary>Replaces a member, and its sum in the manifest.</summary>
    public static void Forge(string file, string member, string text)
    {
        Replace(file, member, text);
        EditManifest(file, $"\"path\": \"{member}\",", $"{Listed(member, Encoding.UTF8.GetByteCount(text), text)[1..^1]} }}, {{ \"path\": \"OLD\",");
        var manifest = Read(file, "manifest.json");
        var start = manifest.IndexOf("{ \"path\": \"OLD\"", StringComparison.Ordinal);
        var end = manifest.IndexOf('}', start) + 1;
        Replace(file, "manifest.json", manifest.Remove(manifest.LastIndexOf(',', start), end - manifest.LastIndexOf(',', start)));
    }

    /// <summary>A member as text.</summary>
    public static string Read(string file, string member)
    {
        using var archive = ZipFile.OpenRead(file);
        using var reader = new StreamReader(archive.GetEntry(member)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>A line of the manifest.</summary>
    public static string Listed(string member, long length, string text = "")
        => $"{{ \"path\": \"{member}\", \"length\": {length}, \"sha256\": \"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}\" }}";

    public static void Cut(string file, double share)
    {
        using var stream = new FileStream(file, FileMode.Open);
        stream.SetLength(share < 1 ? (long)(stream.Length * share) : stream.Length - 1);
    }

    public static void Flip(string file, string member)
    {
        // The data of a member stands behind the first mention of its name.
        var bytes = File.ReadAllBytes(file);
        var at = bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(member)) + member.Length + 4;
        bytes[at] ^= 4;
        File.WriteAllBytes(file, bytes);
    }

    public static void EditManifest(string file, string old, string replacement)
    {
        var text = Read(file, "manifest.json");
        Assert.Contains(old, text, StringComparison.Ordinal);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Replace(file, "manifest.json", text[..at] + replacement + text[(at + old.Length)..]);
    }

    public static void Replace(string file, string member, string text) => Rewrite(file, archive => Replace(archive, member, text));

    private static void Replace(ZipArchive archive, string member, string text)
    {
        archive.GetEntry(member)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(member).Open());
        writer.Write(text);
    }

    // Both in the archive and in the manifest, as a forger would.
    public static void Rename(string file, string member, string name)
    {
        EditManifest(file, $"\"{member}\"", $"\"{name}\"");
        Rewrite(file, archive =>
        {
            using var copy = new MemoryStream();
            using (var stream = archive.GetEntry(member)!.Open())
            {
                stream.CopyTo(copy);
            }

            archive.GetEntry(member)!.Delete();
            using var target = archive.CreateEntry(name).Open();
            target.Write(copy.ToArray());
        });
    }

    public static void Rewrite(string file, Action<ZipArchive> change)
    {
        using var archive = ZipFile.Open(file, ZipArchiveMode.Update);
        change(archive);
    }
}
