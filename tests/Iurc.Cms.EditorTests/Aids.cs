using System.Text.Json.Nodes;
using Xunit;

namespace Iurc.Cms.EditorTests;

/// <summary>What this project gives editors beyond stock Orchard.</summary>
internal static class Aids
{
    /// <summary>Switches all editors' aids on or off.</summary>
    public static async Task SwitchAsync(Editor editor, string action)
    {
        await SwitchAsync(editor, action, All());

        await editor.OpenAsync(Editor.NewTestimonial);
        Assert.Equal(action == "Enable" ? 1 : 0, await editor.Tab.Locator("[data-iurc-safe-editing]").CountAsync());
    }

    /// <summary>Switches features on or off, and logs in again: Orchard forgets log-ins when it does so.</summary>
    public static async Task SwitchAsync(Editor editor, string action, params string[] features)
    {
        await editor.OpenAsync("/Admin/Features");
        await editor.Tab.EvaluateAsync("""
            async ([action, ids]) => {
              const token = document.querySelector('[name=__RequestVerificationToken]').value;
              const body = new URLSearchParams([['__RequestVerificationToken', token], ['submit.BulkAction', 'yes'], ['force', 'true'], ['BulkAction', action], ...ids.map(id => ['FeatureIds', id])]);
              const answer = await fetch(location.pathname, { method: 'POST', body });
              if (!answer.ok && !answer.url.includes('Login')) throw new Error(`${action}: ${answer.status}`);
            }
            """, new object[] { action, features });
        await editor.LogOutAsync();
        await editor.LogInAsync("admin", CmsProcess.Password);
        editor.ForgetErrors();
    }

    private static string[] All()
    {
        var recipe = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "recipes", "iurc.recipe.json")))!;
        return [.. recipe["steps"]!.AsArray().Single(step => (string?)step!["name"] == "feature")!["enable"]!.AsArray()
            .Select(id => (string)id!).Where(id => id.StartsWith("Iurc.Cms.Editorial.", StringComparison.Ordinal))];
    }
}
