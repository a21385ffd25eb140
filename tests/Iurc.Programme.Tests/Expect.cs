using Xunit;

namespace Iurc.Programme.Tests;

/// <summary>What the tests say about a list of problems.</summary>
internal static class Expect
{
    /// <summary>There is this problem and no other, and its message holds each of <paramref name="words"/>.</summary>
    public static void Only(IReadOnlyList<Problem> problems, string code, string field, Severity severity, params string[] words)
    {
        var problem = Assert.Single(problems);
        Assert.Equal((code, field, severity), (problem.Code, problem.Field, problem.Severity));
        Assert.All(words, word => Assert.Contains(word, problem.Message, StringComparison.Ordinal));
    }

    public static bool Has(this IReadOnlyList<Problem> problems, string code) => problems.Any(problem => problem.Code == code);

    /// <summary>Code, field and severity of each problem, in an order that does not depend on how they were found.</summary>
    public static IEnumerable<string> Verdict(this IReadOnlyList<Problem> problems)
        => problems.Select(problem => $"{problem.Code} {problem.Field} {problem.Severity}").Order(StringComparer.Ordinal);

    /// <summary>The verdict with the messages.</summary>
    public static IEnumerable<string> Report(this IReadOnlyList<Problem> problems)
        => problems.Select(problem => $"{problem.Severity} {problem}").Order(StringComparer.Ordinal);
}
