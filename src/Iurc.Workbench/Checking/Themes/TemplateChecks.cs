using System.Net;
using Iurc.Workbench.Content;
using Iurc.Workbench.Orchard;
using Iurc.Workbench.Sources;

namespace Iurc.Workbench.Checking.Themes;

/// <summary>Finds templates that nobody asks for, and those that are missing.</summary>
internal static class TemplateChecks
{
    // Orchard shows bare pages of its own for these unless the theme has them.
    private static readonly string[] s_always = ["Layout", "HttpError", "HttpError-NotFound", "HttpError-BadRequest", "HttpError-Unauthorized", "HttpError-Forbidden"];

    /// <summary>Runs the checks.</summary>
    public static IEnumerable<Finding> Check(ThemeModel model) => [.. Unused(model), .. Missing(model)];

    private static IEnumerable<Finding> Unused(ThemeModel model)
        => model.Theme.Templates
            .Where(template => !IsAskedFor(template.Name, model))
            .Select(template => Finding.Error(template.Path, SourcePosition.Start, CheckCode.UnusedTemplate,
                $"No shape asks for {template.Name}.liquid.{Similar.Hint(template.Name, Expected(model))} Give it the name of a shape, or delete it."));

    private static bool IsAskedFor(string name, ThemeModel model)
    {
        if (model.IsCalled(name) || model.Set.Code.Strings.Contains(name) || name == "Layout" || name == "HttpError")
        {
            return true;
        }

        if (After(name, "Content-") is { } type)
        {
            return model.Set.Types.Contains(type.Split('.')[0]);
        }

        return After(name, "HttpError-") is { } status
            ? Enum.TryParse<HttpStatusCode>(status, out _)
            // An override of a shape of Orchard's modules.
            : OrchardFacts.Current.Shapes.Contains(name.Split('-', '.')[0]) && name.Split('-', '.')[0] != "Content";
    }

    private static IEnumerable<Finding> Missing(ThemeModel model)
        => Expected(model).Where(name => !model.Templates.Contains(name))
            .Select(name => Finding.Error(Path.Combine(model.Theme.Folder.Views, name + ".liquid"), SourcePosition.Start, CheckCode.MissingTemplate,
                $"The theme has no template {name}.liquid: readers would see a bare page. Add it."));

    // A type that readers can reach by an address has a page.
    private static IEnumerable<string> Expected(ThemeModel model)
        => s_always.Concat(model.Set.Items.Select(ContentItem.From)
            .Where(item => item.Published && item.Address.Length > 0 && model.Set.Types.Contains(item.ContentType))
            .Select(item => "Content-" + item.ContentType))
            .Distinct();

    private static string? After(string text, string start) => text.StartsWith(start, StringComparison.Ordinal) ? text[start.Length..] : null;
}
