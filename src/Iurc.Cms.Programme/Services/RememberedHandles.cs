using Iurc.Cms.Programme.Handlers;
using OrchardCore.ContentManagement;

namespace Iurc.Cms.Programme.Services;

/// <summary>
/// Remembers which item an alias names until content changes. Every page has two menus, and Orchard reads a whole item to learn its id,
/// before it reads it once more.
/// </summary>
public sealed class RememberedHandles(IContentHandleManager inner, ProgrammeMemory memory, ProgrammeChanges changes) : IContentHandleManager
{
    private const string Alias = "alias:";

    /// <inheritdoc />
    public async Task<string> GetContentItemIdAsync(string handle)
    {
        if (changes.HasAny || handle?.StartsWith(Alias, StringComparison.OrdinalIgnoreCase) != true)
        {
            return await inner.GetContentItemIdAsync(handle);
        }

        var known = (await memory.GetAsync()).Handles;
        if (!known.TryGetValue(handle, out var id))
        {
            id = await inner.GetContentItemIdAsync(handle);
            // There are as many of these as there are items with an alias; names that nobody has could be any number.
            if (!string.IsNullOrEmpty(id))
            {
                known[handle] = id;
            }
        }

        return id;
    }
}
