using System.Text.Json.Nodes;

namespace Iurc.Cms.Programme.Packages;

/// <summary>Looks at one kind of step of a package before it is carried out. A feature adds those for what it knows.</summary>
public interface IStepCheck
{
    /// <summary>The name that such a step has in a recipe, in whatever letter case.</summary>
    string StepName { get; }

    /// <summary>Says what is wrong with a step, and how to mend it, and notes what the step brings.</summary>
    /// <param name="json">The step, in the shape that <see cref="StepShapes"/> says. Names in it are found in any letter case.</param>
    /// <param name="plan">What the steps before it bring.</param>
    /// <returns>A sentence for each fault.</returns>
    IAsyncEnumerable<string> FaultsOfAsync(JsonObject json, ImportPlan plan);
}
