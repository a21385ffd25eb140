using Iurc.Cms.Benchmarks.Servers;

namespace Iurc.Cms.Benchmarks.Load;

/// <summary>A page that is asked for.</summary>
/// <param name="Server">Who answers.</param>
/// <param name="Address">Its address.</param>
/// <param name="Encoding">The content encoding that is asked for, if any.</param>
internal sealed record Target(Server Server, Uri Address, string? Encoding);
