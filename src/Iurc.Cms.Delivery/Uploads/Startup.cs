using Iurc.Cms.Delivery.SecurityHeaders;
using Iurc.Cms.Programme.Packages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.Deployment.Services;
using OrchardCore.Media;
using OrchardCore.Modules;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Registers the feature. Which kinds of files there may be stands in <c>OrchardCore_Media:AllowedFileExtensions</c>.</summary>
[Feature(FeatureIds.Uploads)]
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddSingleton<FileContent>();
        services.PostConfigure<MediaOptions>(options =>
        {
            var prepare = options.StaticFileOptions.OnPrepareResponse;
            options.StaticFileOptions.ServeUnknownFileTypes = false;
            options.StaticFileOptions.OnPrepareResponse = answer =>
            {
                prepare(answer);
                PolicyOf(answer).ApplyTo(answer.Context);
            };
        });
    }

    // No SVG may be uploaded, but one may be there from elsewhere: a recipe, a deployment, a back-up. In <img> it is shown all the same.
    private static ContentPolicy PolicyOf(StaticFileResponseContext answer)
    {
        if (answer.Context.Response.ContentType is not ("image/svg+xml" or "text/html" or "text/xml" or "application/xml" or "application/xhtml+xml"))
        {
            return ContentPolicy.File;
        }

        answer.Context.Response.Headers.ContentDisposition = "attachment";
        return ContentPolicy.Download;
    }
}

/// <summary>Looks at packages before the admin's import does.</summary>
[Feature(FeatureIds.Uploads)]
[RequireFeatures("OrchardCore.Deployment")]
public sealed class ImportStartup : StartupBase
{
    /// <summary>After Orchard's own, which is wrapped.</summary>
    public override int Order => 1000;

    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddScoped<ImportedPackage>();
        services.AddScoped<IStepCheck, MediaStepCheck>();
        services.Configure<MvcOptions>(options => options.Filters.Add<ImportFilter>());
        var orchard = services.Last(service => service.ServiceType == typeof(IDeploymentManager)).ImplementationType!;
        services.Replace(ServiceDescriptor.Scoped<IDeploymentManager>(provider => ActivatorUtilities.CreateInstance<ExplainedImports>(
            provider, ActivatorUtilities.CreateInstance(provider, orchard))));
    }
}
