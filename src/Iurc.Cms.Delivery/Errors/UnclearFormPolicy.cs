using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Matching;

namespace Iurc.Cms.Delivery.Errors;

/// <summary>
/// Answers 400 when a form does not say what it is for. Orchard finds the action by the button that was pressed: with two of them, two
/// actions match, and the framework throws.
/// </summary>
internal sealed class UnclearFormPolicy : MatcherPolicy, IEndpointSelectorPolicy
{
    private static readonly Endpoint s_badRequest = new(
        context =>
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return Task.CompletedTask;
        },
        EndpointMetadataCollection.Empty,
        "A form that does not say what it is for");

    /// <summary>When all others have had their say.</summary>
    public override int Order => int.MaxValue;

    public bool AppliesToEndpoints(IReadOnlyList<Endpoint> endpoints) => endpoints.Count > 1;

    public Task ApplyAsync(HttpContext httpContext, CandidateSet candidates)
    {
        int? best = null;
        for (var i = 0; i < candidates.Count; i++)
        {
            if (!candidates.IsValidCandidate(i))
            {
                continue;
            }

            if (best is null)
            {
                best = candidates[i].Score;
            }
            else if (candidates[i].Score == best)
            {
                httpContext.SetEndpoint(s_badRequest);
                break;
            }
        }

        return Task.CompletedTask;
    }
}
