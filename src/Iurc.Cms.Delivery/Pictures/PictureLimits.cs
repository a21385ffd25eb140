using Iurc.Programme.Pictures;
using SixLabors.ImageSharp;
using SixLabors.ImageSharp.Formats;
using SixLabors.ImageSharp.Formats.Jpeg;
using SixLabors.ImageSharp.Memory;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>What is too much about a picture.</summary>
public enum PictureFault
{
    /// <summary>Its pixels: a few kilobytes can stand for gigabytes of them.</summary>
    Pixels,

    /// <summary>Its frames.</summary>
    Frames,

    /// <summary>The scans of a progressive JPEG, each of which goes over the whole picture again.</summary>
    Scans,
}

/// <summary>Tells from a picture's head, before anything is decoded, whether decoding it would cost too much.</summary>
public sealed class PictureLimits
{
    /// <summary>How many frames a moving picture may have.</summary>
    public const int MostFrames = 500;

    // Cameras and programs write ten.
    private const int MostScans = 100;
    private const int BytesPerPixel = 8;
    private const int RoomForTheRest = 64;

    private readonly DecoderOptions _identify;
    private readonly long _mostPixels;

    /// <summary>Reads the limits off the settings.</summary>
    public PictureLimits(PictureSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);

        _mostPixels = settings.MaximumMegapixels * 1_000_000L;
        MaximumMegapixels = settings.MaximumMegapixels;

        // A file may lie about its size: then the decoder comes to nothing when it asks for more memory than this at once.
        Configuration = Configuration.Default.Clone();
        Configuration.MemoryAllocator = MemoryAllocator.Create(new MemoryAllocatorOptions
        {
            AllocationLimitMegabytes = (settings.MaximumMegapixels * BytesPerPixel) + RoomForTheRest,
            MaximumPoolSizeMegabytes = RoomForTheRest,
        });
        _identify = new DecoderOptions { Configuration = Configuration, SkipMetadata = true, MaxFrames = MostFrames + 1 };

        // Only the first frame: a resized picture stands still, whatever it was made of (WCAG 2.2, 2.2.2).
        Decode = new DecoderOptions { Configuration = Configuration, MaxFrames = 1 };
    }

    /// <summary>How many million pixels a picture may have.</summary>
    public int MaximumMegapixels { get; }

    /// <summary>A configuration that bounds the memory of the decoders.</summary>
    public Configuration Configuration { get; }

    /// <summary>How pictures are to be decoded.</summary>
    public DecoderOptions Decode { get; }

    /// <summary>How large a picture is; null if no decoder knows it.</summary>
    /// <param name="picture">The file.</param>
    public PictureSize? SizeOf(Stream picture)
    {
        try
        {
            var info = Image.Identify(Decode, picture);
            return new PictureSize(info.Width, info.Height);
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException or InvalidMemoryOperationException)
        {
            return null;
        }
    }

    /// <summary>What is too much about a picture; null if nothing is, or if no decoder knows the file at all.</summary>
    /// <param name="picture">The file, from its beginning to its end. It can be sought in.</param>
    /// <param name="size">The picture's size in pixels, as far as it is known.</param>
    public PictureFault? FaultOf(Stream picture, out Size size)
    {
        ArgumentNullException.ThrowIfNull(picture);

        size = default;
        try
        {
            var info = Image.Identify(_identify, picture);
            size = info.Size;
            return (long)size.Width * size.Height > _mostPixels ? PictureFault.Pixels
                : info.FrameMetadataCollection.Count > MostFrames ? PictureFault.Frames
                : info.Metadata.DecodedImageFormat is JpegFormat && HasManyScans(picture) ? PictureFault.Scans
                : null;
        }
        catch (Exception e) when (e is ImageFormatException or NotSupportedException)
        {
            return null;
        }
        catch (InvalidMemoryOperationException)
        {
            return PictureFault.Pixels;
        }
    }

    // FF DA begins a scan. Within a scan's data an FF is always followed by another byte.
    private static bool HasManyScans(Stream picture)
    {
        picture.Position = 0;
        var buffer = new byte[81_920];
        var scans = 0;
        var isMarker = false;
        for (int read; (read = picture.Read(buffer)) > 0;)
        {
            foreach (var value in buffer.AsSpan(0, read))
            {
                if (isMarker && value == 0xDA && ++scans > MostScans)
                {
                    return true;
                }

                isMarker = value == 0xFF;
            }
        }

        return false;
    }
}
