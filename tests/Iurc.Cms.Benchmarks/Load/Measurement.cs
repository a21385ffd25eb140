namespace Iurc.Cms.Benchmarks.Load;

/// <summary>What one page took under load.</summary>
/// <param name="RequestsPerSecond">Answers in a second.</param>
/// <param name="Half">Half of the answers came within this time.</param>
/// <param name="NinetyNine">99 of 100 answers came within this time.</param>
/// <param name="Processor">Processor time of the server for one answer.</param>
/// <param name="Memory">Bytes that the server held in memory at the end.</param>
internal sealed record Measurement(double RequestsPerSecond, TimeSpan Half, TimeSpan NinetyNine, TimeSpan Processor, long Memory);
