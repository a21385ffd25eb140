using System.Net;
using Iurc.Cms.Tests.Infrastructure;

namespace Iurc.Cms.ClusterTests;

/// <summary>Somebody with a browser.</summary>
internal static class Visitor
{
    /// <summary>A browser of its own, at nginx or at one of the nodes.</summary>
    public static Browser At(Uri address, CookieContainer? cookies = null) => new(
        address, new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.All }, cookies: cookies);
}
