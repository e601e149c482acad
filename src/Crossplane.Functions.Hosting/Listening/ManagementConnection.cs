using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>Marks the connections of the address for probes and scrapes, and with them their requests.</summary>
internal sealed class ManagementConnection
{
    private static readonly ManagementConnection Mark = new();

    private ManagementConnection()
    {
    }

    public static ConnectionDelegate Use(ConnectionDelegate next) => connection =>
    {
        connection.Features.Set(Mark);
        return next(connection);
    };

    /// <summary>Returns true if a request arrived on such a connection.</summary>
    public static bool Carries(HttpContext context) => context.Features.Get<ManagementConnection>() is not null;
}
