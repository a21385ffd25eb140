using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Routing;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Routing;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents;
using OrchardCore.Security.Permissions;
using YesSql;
using YesSql.Services;
using ISession = YesSql.ISession;

namespace Iurc.Cms.Editorial.InternalLinks;

/// <summary>
/// Comes before the admin unpublishes or deletes anything: what others lead to stays until the editor has been told which, and has
/// confirmed. The page's script asks first, in Orchard's own dialog; without it, or for many items at a time, this answers with a page.
/// </summary>
public sealed class LinkedContentFilter(
    LinkedContentQuestions questions, IContentManager content, ISession session, IAuthorizationService authorization, IUrlHelperFactory urls, IModelMetadataProvider metadata) : IAsyncActionFilter
{
    /// <summary>The field of the request that says which links the editor has seen.</summary>
    public const string ConfirmationField = "confirmedLinks";

    private const string Page = "~/Areas/Iurc.Cms.Editorial/Views/LinkedContent/Index.cshtml";

    /// <inheritdoc />
    public async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        if (await TargetOfAsync(context) is var (items, isDeletion) && items.Count > 0
            && await questions.AskAsync(items, isDeletion, context.HttpContext.User, urls.GetUrlHelper(context)) is { } question
            && await FormOfAsync(context.HttpContext.Request) is var form && form[ConfirmationField] != question.Token)
        {
            var request = context.HttpContext.Request;
            var fields = form.Where(field => field.Key != ConfirmationField).SelectMany(field => field.Value.Select(value => (field.Key, value ?? ""))).ToList();
            context.Result = new ViewResult
            {
                ViewName = Page,
                ViewData = new ViewDataDictionary<LinkedContentPage>(metadata, new ModelStateDictionary())
                {
                    Model = new LinkedContentPage(question, request.PathBase + request.Path + request.QueryString, BackFrom(context, form), fields),
                },
            };
            return;
        }

        await next();
    }

    /// <summary>What an action of the admin is about to take down. Orchard itself refuses those who may not do it; they are told nothing here.</summary>
    private async Task<(IReadOnlyList<ContentItem> Items, bool IsDeletion)> TargetOfAsync(ActionExecutingContext context)
    {
        var (route, request) = (context.RouteData.Values, context.HttpContext.Request);
        if (!HttpMethods.IsPost(request.Method) || !Is(route, "area", "OrchardCore.Contents") || !Is(route, "controller", "Admin"))
        {
            return ([], false);
        }

        switch ((route["action"] as string)?.ToUpperInvariant())
        {
            case "REMOVE" or "DELETE":
                return (await OneAsync(CommonPermissions.DeleteContent), true);
            case "UNPUBLISH":
                return (await OneAsync(CommonPermissions.PublishContent), false);
            case "EDIT" when (await FormOfAsync(request)).ContainsKey("submit.Unpublish"):
                return (await OneAsync(CommonPermissions.PublishContent), false);
            case "LIST" when context.ActionArguments.TryGetValue("itemIds", out var ids) && ids is long[] { Length: > 0 } documents:
                var action = (await FormOfAsync(request))["Options.BulkAction"].ToString();
                var isDeletion = action == "Remove";
                return isDeletion || action == "Unpublish" ? (await ManyAsync(documents, isDeletion ? CommonPermissions.DeleteContent : CommonPermissions.PublishContent), isDeletion) : ([], false);
            default:
                return ([], false);
        }

        async Task<IReadOnlyList<ContentItem>> OneAsync(Permission permission)
            => context.ActionArguments.TryGetValue("contentItemId", out var id) && id is string { Length: > 0 } wanted && await content.GetAsync(wanted, VersionOptions.Latest) is { } item
                && await authorization.AuthorizeAsync(context.HttpContext.User, permission, item) ? [item] : [];

        async Task<IReadOnlyList<ContentItem>> ManyAsync(long[] documents, Permission permission)
        {
            var items = (await session.Query<ContentItem, ContentItemIndex>(row => row.DocumentId.IsIn(documents) && row.Latest).ListAsync(content)).ToList();
            foreach (var item in items)
            {
                if (!await authorization.AuthorizeAsync(context.HttpContext.User, permission, item))
                {
                    return [];
                }
            }

            return items;
        }
    }

    private static string BackFrom(ActionExecutingContext context, IFormCollection form)
    {
        var url = context.HttpContext.RequestServices.GetService(typeof(IUrlHelperFactory)) is IUrlHelperFactory factory ? factory.GetUrlHelper(context) : null;
        var back = context.HttpContext.Request.Query["returnUrl"].FirstOrDefault() ?? form["returnUrl"].FirstOrDefault();
        return url?.IsLocalUrl(back) == true ? back!
            : url?.Action("List", "Admin", new { area = "OrchardCore.Contents" }) ?? "/";
    }

    private static async Task<IFormCollection> FormOfAsync(HttpRequest request)
        => request.HasFormContentType ? await request.ReadFormAsync(request.HttpContext.RequestAborted) : FormCollection.Empty;

    private static bool Is(RouteValueDictionary route, string key, string value) => string.Equals(route[key] as string, value, StringComparison.OrdinalIgnoreCase);
}

/// <summary>What the page shows that asks.</summary>
/// <param name="Question">The question.</param>
/// <param name="Address">Where the form that was sent is sent once more.</param>
/// <param name="Back">Where nothing is done.</param>
/// <param name="Fields">What that form has said.</param>
public sealed record LinkedContentPage(LinkedContentQuestion Question, string Address, string Back, IReadOnlyList<(string Name, string Value)> Fields);
