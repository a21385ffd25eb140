using YesSql.Indexes;

namespace Iurc.Cms.Delivery.MediaLibrary;

/// <summary>Finds <see cref="MediaOwner"/> by the file.</summary>
public sealed class MediaOwnerIndex : MapIndex
{
    /// <summary>The longest path that is kept, in characters.</summary>
    public const int PathLength = 767;

    /// <summary>The file.</summary>
    public string Path { get; set; } = "";
}

/// <summary>Fills <see cref="MediaOwnerIndex"/>.</summary>
public sealed class MediaOwnerIndexProvider : IndexProvider<MediaOwner>
{
    /// <inheritdoc />
    public override void Describe(DescribeContext<MediaOwner> context)
        => context.For<MediaOwnerIndex>().Map(owner => new MediaOwnerIndex { Path = owner.Path });
}
