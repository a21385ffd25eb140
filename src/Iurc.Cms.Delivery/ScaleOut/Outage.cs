using System.Data.Common;
using System.Net.Sockets;
using Iurc.Cms.Programme.Changes;
using Microsoft.AspNetCore.Http;
using StackExchange.Redis;

namespace Iurc.Cms.Delivery.ScaleOut;

/// <summary>Tells an outage of the database or of Redis, which passes, from a fault of the program.</summary>
public static class Outage
{
    /// <summary>The HTTP status that an exception deserves: 503 when trying again later can help, else 500.</summary>
    public static int StatusOf(Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException { IsTransient: true } or RedisException or ChangeNotStoredException or SocketException or TimeoutException)
            {
                return StatusCodes.Status503ServiceUnavailable;
            }
        }

        return StatusCodes.Status500InternalServerError;
    }
}
