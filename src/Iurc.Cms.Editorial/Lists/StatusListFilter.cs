using System.Linq.Expressions;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.Services;
using OrchardCore.Contents.ViewModels;
using YesSql.Filters.Query;

namespace Iurc.Cms.Editorial.Lists;

/// <summary>
/// The term <c>status:</c>, in place of Orchard's, to which only those items are somebody's that they have begun: a change that they have proposed
/// to a page of somebody else is theirs, too.
/// </summary>
public sealed class StatusListFilter : IContentsAdminListFilterProvider
{
    /// <inheritdoc />
    public void Build(QueryEngineBuilder<ContentItem> builder)
    {
        ArgumentNullException.ThrowIfNull(builder);

        builder.WithNamedTerm("status", term => term
            .OneCondition((value, query, context) => ValueTask.FromResult<YesSql.IQuery<ContentItem>>(query.With(RowsOf(
                StatusOf(value), ((ContentQueryContext)context).ServiceProvider.GetRequiredService<IHttpContextAccessor>().HttpContext?.User))))
            .MapTo<ContentOptionsViewModel>((value, options) => options.ContentsStatus = StatusOf(value))
            .MapFrom<ContentOptionsViewModel>(options => options.ContentsStatus == ContentsStatus.Latest ? (false, "") : (true, $"{options.ContentsStatus}"))
            .AlwaysRun());
    }

    private static ContentsStatus StatusOf(string? value) => Enum.TryParse<ContentsStatus>(value, ignoreCase: true, out var status) ? status : ContentsStatus.Latest;

    private static Expression<Func<ContentItemIndex, bool>> RowsOf(ContentsStatus status, ClaimsPrincipal? user)
    {
        var (id, name) = (user?.FindFirstValue(ClaimTypes.NameIdentifier), user?.Identity?.Name);
        return status switch
        {
            ContentsStatus.Draft => row => row.Latest && !row.Published,
            ContentsStatus.Published => row => row.Published,
            ContentsStatus.Owner => row => row.Latest && (row.Owner == id || (!row.Published && row.Author == name)),
            _ => row => row.Latest,
        };
    }
}
