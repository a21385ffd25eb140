using Microsoft.Playwright;

namespace Iurc.Cms.EditorTests;

/// <summary>What somebody sees of a page of the admin.</summary>
internal static class SeenForm
{
    /// <summary>The form of a page in all its tabs, as it is seen: each text in its order, and in brackets what can be filled in, chosen or pressed.</summary>
    public static async Task<string> ReadFormAsync(IPage tab)
    {
        // Vue draws the fields for pictures and chosen items when the page has come.
        await Assertions.Expect(tab.Locator("form [v-cloak]")).ToHaveCountAsync(0);
        var form = tab.Locator(".ta-content form").First;
        var tabs = await form.GetByRole(AriaRole.Tab).AllAsync();
        if (tabs.Count == 0)
        {
            return await ReadAsync(form);
        }

        var read = new List<string>();
        foreach (var one in tabs)
        {
            await one.ClickAsync();
            var pane = form.Locator(".tab-pane.active");
            await Assertions.Expect(pane).ToHaveClassAsync(new System.Text.RegularExpressions.Regex("show"));
            // What is folded is looked into, and closed again.
            await pane.EvaluateAsync("pane => pane.querySelectorAll('details').forEach(group => { group.open = true; })");
            read.Add($"# {await one.InnerTextAsync()}\n{await ReadAsync(pane)}");
        }

        return string.Join('\n', read) + "\n# Below\n" + await ReadAsync(form.Locator(".edit-item-actions").First);
    }

    /// <summary>What a part of a page shows.</summary>
    public static Task<string> ReadAsync(ILocator part) => part.EvaluateAsync<string>("""
        part => {
          const isSeen = element => {
            const box = element.getBoundingClientRect();
            return element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && box.width > 1 && box.height > 1;
          };
          const fold = text => text.replace(/\s+/g, ' ').trim();
          const nameOf = element => fold(element.getAttribute('aria-label') || element.innerText || element.title || '');
          const lines = [];
          let line = '';
          // What Vue says of a field without pictures comes when it comes.
          const end = () => { if (fold(line) && fold(line) !== 'No Files') lines.push(fold(line)); line = ''; };
          function walk(node) {
            if (node.nodeType === Node.TEXT_NODE) {
              line += node.textContent;
            } else if (node.nodeType !== Node.ELEMENT_NODE || !isSeen(node) && getComputedStyle(node).display !== 'contents') {
              return;
            } else if (node.matches('button, a[href]')) {
              const name = nameOf(node);
              end();
              lines.push(`[${node.tagName === 'A' ? 'link' : 'button'}${name ? ': ' + name : ''}]`);
            } else if (node.matches('input, textarea, select, [contenteditable=true]')) {
              end();
              const kind = node.getAttribute('role') || (node.isContentEditable ? 'rich text' : node.tagName === 'INPUT' ? node.type : node.tagName.toLowerCase());
              lines.push(`[${kind}${node.required || node.ariaRequired === 'true' ? ', required' : ''}]`);
            } else {
              const isBlock = !getComputedStyle(node).display.startsWith('inline');
              if (isBlock) end();
              if (node.matches('fieldset')) lines.push('(group');
              node.childNodes.forEach(walk);
              if (isBlock) end();
              if (node.matches('fieldset')) lines.push(')');
            }
          }
          walk(part);
          end();
          return lines.join('\n');
        }
        """);
}
