using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery;

/// <summary>Makes the pages light on the wire.</summary>
[RequireFeatures("OrchardCore.ResponseCompression")]
public sealed class CompressionStartup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Optimal);
        services.Configure<ResponseCompressionOptions>(options =>
            options.MimeTypes = ResponseCompressionDefaults.MimeTypes.Append("image/svg+xml"));
    }
}
