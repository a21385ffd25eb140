namespace Iurc.Workbench.Rendering;

/// <summary>What templates may know of the request.</summary>
/// <param name="Origin">Scheme, host and port.</param>
/// <param name="Path">The decoded path.</param>
/// <param name="PathBase">The path at which the site is mounted; empty here.</param>
/// <param name="Query">The values of the query string.</param>
internal sealed record PageRequest(string Origin, string Path, string PathBase, IReadOnlyDictionary<string, string[]> Query);
