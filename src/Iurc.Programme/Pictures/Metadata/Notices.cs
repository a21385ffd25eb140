namespace Iurc.Programme.Pictures.Metadata;

/// <summary>What is read from a picture's metadata before they are left out: how it has to be turned, and whose it is. The first of each counts.</summary>
internal sealed class Notices
{
    private byte[]? _exif;
    private byte[]? _xmp;
    private byte[]? _iptc;
    private bool _hasExif;

    /// <summary>How the picture has to be turned: 1 to 8, as in EXIF.</summary>
    public int Orientation { get; private set; } = ExifDirectory.Upright;

    /// <summary>EXIF that says whose the picture is and nothing else; null if that is not known.</summary>
    public ReadOnlySpan<byte> Exif => _exif;

    /// <summary>XMP that says the same.</summary>
    public ReadOnlySpan<byte> Xmp => _xmp;

    /// <summary>A record of the IPTC that says the same.</summary>
    public ReadOnlySpan<byte> Iptc => _iptc;

    /// <summary>Reads EXIF, from the letters that say in which order its bytes stand.</summary>
    public void ReadExif(ReadOnlySpan<byte> exif)
    {
        if (!_hasExif)
        {
            _hasExif = true;
            (Orientation, _exif) = ExifDirectory.Read(exif);
        }
    }

    /// <summary>Reads an XMP packet.</summary>
    public void ReadXmp(ReadOnlySpan<byte> xmp) => _xmp ??= XmpPacket.RightsOf(xmp);

    /// <summary>Reads the datasets of the IPTC.</summary>
    public void ReadIptc(ReadOnlySpan<byte> iptc) => _iptc ??= IptcRecord.CopyrightOf(iptc);
}
