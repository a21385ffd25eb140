using System.Text.Encodings.Web;
using System.Text.Unicode;
using Fluid;
using Fluid.Values;
using Iurc.Cms.Programme.Handlers;
using Iurc.Cms.Programme.Indexes;
using Iurc.Cms.Programme.Liquid;
using Iurc.Cms.Programme.Mending;
using Iurc.Cms.Programme.Models;
using Iurc.Cms.Programme.Pictures;
using Iurc.Cms.Programme.Security;
using Iurc.Cms.Programme.Services;
using Iurc.Programme;
using Iurc.Programme.Blocks;
using Iurc.Programme.Maps;
using Iurc.Programme.Pages;
using Iurc.Programme.Phases;
using Iurc.Programme.Pictures;
using Iurc.Programme.Regions;
using Iurc.Programme.RichTexts;
using Iurc.Programme.Search;
using Iurc.Programme.Testimonials;
using Iurc.Programme.Videos;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using OrchardCore.ContentManagement;
using OrchardCore.ContentManagement.Display.ContentDisplay;
using OrchardCore.ContentManagement.Handlers;
using OrchardCore.ContentManagement.Records;
using OrchardCore.Contents.Services;
using OrchardCore.Data;
using OrchardCore.Data.Migration;
using OrchardCore.Infrastructure.Html;
using OrchardCore.Modules;

namespace Iurc.Cms.Programme;

/// <summary>Registers the module.</summary>
public sealed class Startup : StartupBase
{
    /// <inheritdoc />
    public override void ConfigureServices(IServiceCollection services)
    {
        services.AddContentPart<Phase>();
        services.AddContentPart<Region>();
        services.AddContentPart<Testimonial>();
        services.AddContentPart<LastUpdatedPart>();

        // In this order.
        services.AddDataMigration<EarlierTables>();
        services.AddDataMigration<Migrations>();
        services.AddDataMigration<TestimonialTitles>();
        services.Remove(services.Last(service => service.ImplementationType == typeof(ContentItemIndexProvider)));
        services.AddIndexProvider<WholeContentItemIndexProvider>();
        services.AddIndexProvider<PhaseIndexProvider>();
        services.AddIndexProvider<RegionIndexProvider>();
        services.AddIndexProvider<TestimonialIndexProvider>();
        services.AddIndexProvider<SearchWordIndexProvider>();
        services.AddIndexProvider<ItemTextIndexProvider>();

        services.AddScoped<PageDependencies>();
        services.AddSingleton<ProgrammeMemory>();
        services.AddScoped<ProgrammeChanges>();
        services.AddScoped<TestimonialLists>();
        var handles = services.Last(service => service.ServiceType == typeof(IContentHandleManager));
        services.Replace(ServiceDescriptor.Scoped<IContentHandleManager>(provider => ActivatorUtilities.CreateInstance<RememberedHandles>(
            provider, ActivatorUtilities.CreateInstance(provider, handles.ImplementationType!))));
        services.AddScoped<IProgrammeCatalogue, ProgrammeCatalogue>();
        services.AddScoped<ISitePages, SitePages>();
        services.AddScoped<IndexedWords>();
        services.AddScoped<ISiteSearch, SiteSearch>();
        services.AddScoped<ProgrammeRules>();
        services.AddScoped<LibraryPictures>();
        services.AddScoped<IAuthorizationHandler, DraftAuthorizationHandler>();
        services.AddScoped<IContentsAdminListFilter, DraftsOutOfLists>();
        var picker = services.Last(service => service.ServiceType == typeof(IContentPickerResultProvider));
        services.Replace(ServiceDescriptor.Scoped<IContentPickerResultProvider>(provider => ActivatorUtilities.CreateInstance<DraftsOutOfPickers>(
            provider, ActivatorUtilities.CreateInstance<FoldedPicker>(provider, ActivatorUtilities.CreateInstance(provider, picker.ImplementationType!)))));
        // What is mended is mended before the rules see it.
        services.AddScoped<MendedChanges>();
        services.AddScoped<IContentHandler, MendingHandler>();
        services.AddScoped<IContentDisplayHandler, MendingDisplayHandler>();
        services.AddScoped<IContentHandler, ProgrammeRulesHandler>();
        services.AddScoped<IContentDisplayHandler, ProgrammeRulesDisplayHandler>();

        services.Configure<TemplateOptions>(options =>
        {
            ProgrammeFilters.AddTo(options);
            // Fluid would make text of a day before our filters see it.
            options.ValueConverters.Add(value => value is DateOnly day ? new ObjectValue(day) : null);
            options.Scope.SetValue("Programme", new ObjectValue(new ProgrammeAccessor()));
            options.MemberAccessStrategy.Register<ProgrammeAccessor, FluidValue>((_, name, context) => ProgrammeAccessor.GetAsync(name, context));
            options.MemberAccessStrategy.Register<PhaseFacts>();
            options.MemberAccessStrategy.Register<RegionFacts>();
            options.MemberAccessStrategy.Register<TestimonialFacts>();
            options.MemberAccessStrategy.Register<AttributionPart>();
            options.MemberAccessStrategy.Register<ShownField>();
            options.MemberAccessStrategy.Register<TestimonialPage>();
            options.MemberAccessStrategy.Register<CountryShape>();
            options.MemberAccessStrategy.Register<ImageFacts>();
            options.MemberAccessStrategy.Register<ShownPicture>();
            options.MemberAccessStrategy.Register<VideoFacts>();
            options.MemberAccessStrategy.Register<CardFacts>();
            options.MemberAccessStrategy.Register<DownloadFacts>();
            options.MemberAccessStrategy.Register<MapCountry>();
            options.MemberAccessStrategy.Register<MapRegion>();
            options.MemberAccessStrategy.Register<PageFacts>();
            options.MemberAccessStrategy.Register<PageHeading>();
            options.MemberAccessStrategy.Register<SearchPage>();
            options.MemberAccessStrategy.Register<SearchHit>();
        });

        services.AddSingleton<IHtmlSanitizerService, MendingSanitizer>();
        services.AddSingleton<IContentRules, TextContentRules>();
        services.AddSingleton<IContentRules, BlockContentRules>();
        services.AddScoped<PageTexts>();
        services.PostConfigure<TemplateOptions>(RichTextFilters.AddTo);

        // Curly quotes and accents go out as they are: the pages are UTF-8, and an entity for each would only make them heavier.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
