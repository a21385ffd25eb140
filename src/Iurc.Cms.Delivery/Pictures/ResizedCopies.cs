using Iurc.Cms.Programme.Copies;
using SixLabors.ImageSharp.Web.Caching;

namespace Iurc.Cms.Delivery.Pictures;

/// <summary>The resized pictures of this node.</summary>
public sealed class ResizedCopies(IImageCache cache) : ILocalCopies
{
    /// <inheritdoc />
    public Task ForgetAsync() => cache is PictureCache pictures ? pictures.EmptyAsync() : Task.CompletedTask;
}
