namespace Iurc.Workbench.Checking;

/// <summary>Finds steps that no module of Orchard carries out: it would pass over them without a word.</summary>
internal static class StepChecks
{
    // The names that the recipe step handlers of Orchard Core 3.0.1 answer to.
    private static readonly HashSet<string> s_steps = new(StringComparer.OrdinalIgnoreCase)
    {
        "AdminMenu", "AdminTemplates", "AzureADSettings", "Command", "Content", "ContentDefinition", "CreateOrUpdateIndexProfile",
        "custom-settings", "custom-user-settings", "DeleteContentDefinition", "deployment", "DynamicDataTranslations",
        "FacebookCoreSettings", "FacebookLoginSettings", "Feature", "FeatureProfiles", "GitHubAuthenticationSettings", "Layers",
        "lucene-index", "lucene-index-rebuild", "lucene-index-reset", "media", "MediaProfiles", "MicrosoftAccountSettings",
        "move-attached-media-fields", "OpenIdApplication", "OpenIdClientSettings", "OpenIdScope", "OpenIdServerSettings",
        "OpenIdValidationSettings", "Placements", "Queries", "RebuildIndex", "Recipes", "ReplaceContentDefinition", "ResetIndex",
        "Roles", "Settings", "ShortcodeTemplates", "Sitemaps", "Templates", "Themes", "Translations", "TwitterSettings",
        "UrlRewriting", "Users", "WorkflowType", "azureai-index-create", "azureai-index-rebuild", "azureai-index-reset",
        "ElasticIndexSettings", "elastic-index-rebuild", "elastic-index-reset",
    };

    /// <summary>Runs the check.</summary>
    public static IEnumerable<Finding> Run(RecipeSet set)
        => set.Files
            .SelectMany(file => file.Steps)
            .Where(step => !s_steps.Contains(step.Name))
            .Select(step => Finding.Error(step.File, step.Node.Property("name")!.Value.Position, CheckCode.UnknownStep,
                $"Orchard knows no step named \"{step.Name}\" and would pass over it."));
}
