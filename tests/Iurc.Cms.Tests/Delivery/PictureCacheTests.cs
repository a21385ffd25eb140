using Iurc.Cms.Delivery.Pictures;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.Extensions.Logging.Abstractions;
using SixLabors.ImageSharp.Web;
using SixLabors.ImageSharp.Web.Caching;
using SixLabors.ImageSharp.Web.Resolvers;
using Xunit;

namespace Iurc.Cms.Tests.Delivery;

/// <summary>Resized pictures have a limit, and none are written where there is no room.</summary>
public sealed class PictureCacheTests : IDisposable
{
    private const int Limit = 100_000;
    private const int Picture = 10_000;

    private readonly TemporaryFolder _folder = new();
    private readonly FileStore _files;
    private bool _isRoom = true;

    public PictureCacheTests() => _files = new FileStore(_folder["pictures"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_oldest_go_when_there_are_too_many()
    {
        using var cache = NewCache();
        for (var i = 0; i < 11; i++)
        {
            await AddAsync(cache, "picture" + i);
            File.SetLastWriteTimeUtc(_files.PathOf("picture" + i), DateTime.UtcNow.AddMinutes(i - 100));
        }

        Assert.True(SizeOf() <= Limit);
        Assert.Null(await cache.GetAsync("picture0"));
        Assert.NotNull(await cache.GetAsync("picture10"));
    }

    [Fact]
    public async Task What_an_earlier_run_has_left_counts()
    {
        for (var i = 0; i < 30; i++)
        {
            using var earlier = NewCache();
            await AddAsync(earlier, "picture" + i);
        }

        Assert.True(SizeOf() <= Limit);
    }

    [Fact]
    public async Task Without_room_nothing_is_written()
    {
        _isRoom = false;
        using var cache = NewCache();
        await AddAsync(cache, "picture");

        Assert.False(Directory.Exists(_folder["pictures"]));
    }

    [Fact]
    public async Task A_disk_that_is_full_all_the_same_fails_no_reader()
    {
        _files.IsFull = true;
        using var cache = NewCache();
        await AddAsync(cache, "picture");

        Assert.Null(await cache.GetAsync("picture"));
    }

    private PictureCache NewCache() => new(_files, _folder["pictures"], Limit, () => _isRoom, NullLogger<PictureCache>.Instance);

    private static async Task AddAsync(PictureCache cache, string key)
    {
        using var picture = new MemoryStream(new byte[Picture]);
        await cache.SetAsync(key, picture, default);
    }

    private long SizeOf() => new DirectoryInfo(_folder["pictures"]).EnumerateFiles("*", SearchOption.AllDirectories).Sum(file => file.Length);

    private sealed class FileStore(string folder) : IImageCache
    {
        public bool IsFull { get; set; }

        public string PathOf(string key) => Path.Combine(folder, key[^1..], key);

        public Task<IImageCacheResolver?> GetAsync(string key) => Task.FromResult<IImageCacheResolver?>(File.Exists(PathOf(key)) ? new Found() : null);

        public async Task SetAsync(string key, Stream stream, ImageCacheMetadata metadata)
        {
            if (IsFull)
            {
                throw new IOException("No space left on device");
            }

            Directory.CreateDirectory(Path.GetDirectoryName(PathOf(key))!);
            await using var file = File.Create(PathOf(key));
            await stream.CopyToAsync(file);
        }

        private sealed class Found : IImageCacheResolver
        {
            public Task<ImageCacheMetadata> GetMetaDataAsync() => Task.FromResult<ImageCacheMetadata>(default);

            public Task<Stream> OpenReadAsync() => Task.FromResult(Stream.Null);
        }
    }
}
