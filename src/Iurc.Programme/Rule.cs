using System.Globalization;

namespace Iurc.Programme;

/// <summary>One rule of the programme: what may be wrong with one field, and how to mend it. The handbook lists all of them.</summary>
/// <param name="Code">A stable code such as <c>P003</c>; <c>docs/checks.md</c> explains each.</param>
/// <param name="Field">The name of the content field that it is about, for example <c>StartYear</c>.</param>
/// <param name="Severity">Whether it stops the item.</param>
/// <param name="Format">The message as a composite format string, so that it can be translated.</param>
/// <param name="Samples">Values for <paramref name="Format"/> such as a message may name.</param>
public sealed record Rule(string Code, string Field, Severity Severity, string Format, params object[] Samples)
{
    /// <summary>The message with the sample values, in English.</summary>
    public string Example => string.Format(CultureInfo.InvariantCulture, Format, Samples);

    /// <summary>Whether it is broken by a field that is left empty: forms say so beside the field before anybody has broken it.</summary>
    public bool AsksForValue { get; private init; }

    /// <summary>The rule is broken.</summary>
    /// <param name="arguments">The values for <see cref="Format"/>.</param>
    public Problem Broken(params object[] arguments) => new(Code, Field, Severity, Format, arguments);

    internal static Rule Error(string code, string field, string format, params object[] samples) => new(code, field, Severity.Error, format, samples);

    /// <summary>An error of a field that may not be empty.</summary>
    internal static Rule Missing(string code, string field, string format, params object[] samples) => Error(code, field, format, samples) with { AsksForValue = true };

    internal static Rule Warning(string code, string field, string format, params object[] samples) => new(code, field, Severity.Warning, format, samples);
}
