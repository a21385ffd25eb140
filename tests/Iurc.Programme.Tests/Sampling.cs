using System.Runtime.CompilerServices;
using CsCheck;

namespace Iurc.Programme.Tests;

/// <summary>
/// Takes ten times as many samples as CsCheck does by itself: the rules are quick, and rare clashes are then met on every run.
/// The environment variable <c>CsCheck_Iter</c> has the last word. A failure prints its seed; <c>CsCheck_Seed</c> repeats it.
/// </summary>
internal static class Sampling
{
    [ModuleInitializer]
    internal static void TakeMoreSamples()
    {
        if (Environment.GetEnvironmentVariable("CsCheck_Iter") is null)
        {
            Check.Iter = 1000;
        }
    }
}
