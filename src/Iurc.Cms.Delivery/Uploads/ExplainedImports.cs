using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Iurc.Cms.Delivery.MediaLibrary;
using Iurc.Cms.Programme.Packages;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Localization;
using OrchardCore.Deployment;
using OrchardCore.Deployment.Services;
using OrchardCore.Recipes.Models;

namespace Iurc.Cms.Delivery.Uploads;

/// <summary>Says of a step that fails which one it is, why, and what has been imported by then. Orchard says that something unexpected has happened.</summary>
internal sealed class ExplainedImports(IDeploymentManager inner, ImportProgress progress, IStringLocalizer<ExplainedImports> localizer) : IDeploymentManager
{
    /// <inheritdoc />
    public Task<IEnumerable<DeploymentTarget>> GetDeploymentTargetsAsync() => inner.GetDeploymentTargetsAsync();

    /// <inheritdoc />
    public Task ExecuteDeploymentPlanAsync(DeploymentPlan deploymentPlan, DeploymentPlanResult result) => inner.ExecuteDeploymentPlanAsync(deploymentPlan, result);

    /// <inheritdoc />
    public async Task ImportDeploymentPackageAsync(IFileProvider deploymentPackage)
    {
        progress.Begin(deploymentPackage);
        try
        {
            await inner.ImportDeploymentPackageAsync(deploymentPackage);
        }
        catch (RecipeExecutionException e)
        {
            e.StepResult.Errors = [Reason(e), Done()];
            throw;
        }
    }

    private string Reason(RecipeExecutionException failure)
    {
        if (failure.InnerException is ImportRefusedException refused)
        {
            return refused.Message;
        }

        var reason = failure.InnerException switch
        {
            // The rules' own words.
            ValidationException broken => broken.Message,
            RefusedFileException file => file.Message,
            JsonException json => localizer["its member \"{0}\" is of another kind than it should be.", json.Path ?? "$"].Value,
            null => string.Join(' ', failure.StepResult.Errors ?? []),
            _ => localizer["it could not be carried out. The site's log says more; compare the step with one that the admin exports."].Value,
        };
        var step = failure.StepResult.StepName;
        return progress.Begun is [.., var own] && own != step
            ? localizer["Step {0}, \"{1}\", in whose recipe the step \"{2}\" failed: {3}", progress.Begun.Count, own, step, reason]
            : localizer["Step {0}, \"{1}\": {2}", progress.Begun.Count, step, reason];
    }

    private string Done()
    {
        var done = progress.Begun.SkipLast(1).Select(name => $"\"{name}\"").ToList();
        return done.Count == 0
            ? localizer["Nothing of the package has been imported before it."]
            : localizer["The steps before it have been imported and stay so: {0}. Mend the package and import it again.", string.Join(", ", done)];
    }
}
