using Microsoft.AspNetCore.Mvc.Filters;

namespace Iurc.Cms.Tests.Infrastructure;

/// <summary>Lets a request of a test fail when its work is done and its answer is about to be written.</summary>
internal sealed class FailingResult : IAsyncResultFilter
{
    /// <summary>The query key by which a request asks for it.</summary>
    public const string Key = "fails-at-its-end";

    public Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
        => context.HttpContext.Request.Query.ContainsKey(Key) ? throw new InvalidOperationException(Site.Failure) : next();
}
