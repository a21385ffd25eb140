using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace Iurc.Programme.Pictures.Metadata;

/// <summary>The copyright notice in XMP: <c>dc:rights</c> (ISO 16684-1, 8.3).</summary>
internal static class XmpPacket
{
    private static readonly XNamespace s_meta = "adobe:ns:meta/";
    private static readonly XNamespace s_rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
    private static readonly XNamespace s_dc = "http://purl.org/dc/elements/1.1/";

    /// <summary>A packet that has the notice of another one alone; null if there is none, or if it cannot be read.</summary>
    public static byte[]? RightsOf(ReadOnlySpan<byte> xmp)
    {
        try
        {
            // Behind the packet may stand what fills up; in a GIF it has a ">" in it.
            var last = Math.Max(0, xmp.IndexOf("<?xpacket end"u8));
            var end = last + (last > 0 ? xmp[last..].IndexOf((byte)'>') : xmp.LastIndexOf((byte)'>'));
            using var bytes = new MemoryStream(xmp[..(end + 1)].ToArray());
            using var reader = XmlReader.Create(bytes, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var packet = XDocument.Load(reader);
            var texts = packet.Descendants(s_dc + "rights").SelectMany(rights => rights.Descendants(s_rdf + "li") is var all && all.Any() ? all.Select(one => (Language: LanguageOf(one), one.Value)) : [(LanguageOf(rights), rights.Value)])
                .Concat(packet.Descendants().Attributes(s_dc + "rights").Select(rights => (Language: "x-default", rights.Value)))
                .Where(text => !string.IsNullOrWhiteSpace(text.Value)).DistinctBy(text => text.Language, StringComparer.OrdinalIgnoreCase).ToArray();
            return texts.Length == 0 ? null : Encoding.UTF8.GetBytes(
                "<?xpacket begin=\"\uFEFF\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>"
                + new XElement(s_meta + "xmpmeta", new XAttribute(XNamespace.Xmlns + "x", s_meta), new XElement(s_rdf + "RDF", new XAttribute(XNamespace.Xmlns + "rdf", s_rdf),
                    new XElement(s_rdf + "Description", new XAttribute(s_rdf + "about", ""), new XAttribute(XNamespace.Xmlns + "dc", s_dc),
                        new XElement(s_dc + "rights", new XElement(s_rdf + "Alt",
                            texts.Select(text => new XElement(s_rdf + "li", new XAttribute(XNamespace.Xml + "lang", text.Language), text.Value)))))))
                    .ToString(SaveOptions.DisableFormatting)
                + "<?xpacket end=\"w\"?>");
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string LanguageOf(XElement text) => text.Attribute(XNamespace.Xml + "lang")?.Value is { Length: > 0 } language ? language : "x-default";
}
