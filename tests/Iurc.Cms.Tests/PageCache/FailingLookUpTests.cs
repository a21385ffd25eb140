using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Reflection;
using Iurc.Cms.Delivery.PageCache;
using Iurc.Cms.Delivery.Telemetry;
using Iurc.Cms.Tests.Infrastructure;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OrchardCore.Environment.Shell;
using Xunit;

namespace Iurc.Cms.Tests.PageCache;

/// <summary>The page cache stands before everything that could say that something has failed: it says so itself, and the page is made.</summary>
public sealed class FailingLookUpTests
{
    private const string Failure = "The look-up fails for the test.";

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, true)]
    [InlineData(false, false)]
    [InlineData(true, false)]
    public async Task It_is_logged_once_with_its_number(bool isMetAgain, bool isThrownAtOnce)
    {
        var log = new RecordedLog();
        var number = "";
        var builder = WebApplication.CreateBuilder();
        builder.WebHost.UseTestServer();
        builder.Logging.ClearProviders().AddProvider(log);
        builder.AddPageCache();
        builder.Services.AddSingleton(Failing<IRunningShellTable>.Create(isThrownAtOnce));
        builder.Services.AddSingleton(Failing<IShellHost>.Create(true));
        await using var app = builder.Build();
        app.UsePageCache();
        app.UseMiddleware<RequestNumberMiddleware>();
        app.UseExceptionHandler(error => error.Run(context => context.Response.WriteAsync("")));
        app.Run(context =>
        {
            number = System.Diagnostics.Activity.Current!.TraceId.ToHexString();
            return isMetAgain ? throw new InvalidOperationException(Failure) : context.Response.WriteAsync("The page.");
        });
        await app.StartAsync(TestContext.Current.CancellationToken);

        using var response = await app.GetTestClient().GetAsync(new Uri("/about", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(isMetAgain ? HttpStatusCode.InternalServerError : HttpStatusCode.OK, response.StatusCode);
        var entry = Assert.Single(log.OfHost());
        Assert.Equal(Failure, entry.Exception?.Message);
        if (!isMetAgain)
        {
            Assert.Contains(number, entry.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A service whose every method fails, or finds a running site if it is not to.</summary>
    [SuppressMessage("Performance", "CA1852", Justification = "The proxy is a subclass.")]
    private class Failing<T> : DispatchProxy
        where T : class
    {
        private bool _isAtOnce;

        public static T Create(bool isAtOnce)
        {
            var service = Create<T, Failing<T>>();
            ((Failing<T>)(object)service)._isAtOnce = isAtOnce;
            return service;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
            => !_isAtOnce && targetMethod!.ReturnType == typeof(ShellSettings) ? new ShellSettings { Name = "Default" }.AsRunning()
                : targetMethod!.ReturnType == typeof(bool) ? false
                : throw new InvalidOperationException(Failure);
    }
}
