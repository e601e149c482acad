using System.ComponentModel;
using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Calls;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Crossplane.Functions.AspNetCore.Hosts;

/// <summary>The parts of a function's server that a host also needs for the other gRPC services of the server.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class FunctionServices
{
    /// <summary>Checks whether a function was added with <see cref="CompositionFunctionExtensions"/>.</summary>
    public static bool HasCompositionFunction(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        return services.Any(service => service.ServiceType == typeof(FunctionCalls));
    }

    /// <summary>Sets what the gRPC services of a server have in common with the function: limits, compression, telemetry and
    /// the handling of exceptions.</summary>
    /// <param name="options">The options of one service.</param>
    /// <param name="maxMessageBytes">The largest request.</param>
    public static void ApplyDefaults(GrpcServiceOptions options, int maxMessageBytes)
    {
        ArgumentNullException.ThrowIfNull(options);
        GrpcServiceDefaults.Apply(options, maxMessageBytes);
    }

    /// <summary>Decompresses no message of any service beyond a length.</summary>
    /// <param name="options">The options of all services.</param>
    /// <param name="maxMessageBytes">The largest message, decompressed.</param>
    public static void BoundDecompression(GrpcServiceOptions options, int maxMessageBytes)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.CompressionProviders = [new BoundedGzip(maxMessageBytes)];
    }

    /// <summary>
    /// Puts limits and telemetry around methods that others than Crossplane call, such as health checks; their wait for
    /// requests ends when the server stops.
    /// </summary>
    /// <param name="mapped">The service, as it was mapped.</param>
    /// <param name="services">The services of the application, which added a function.</param>
    public static void GuardCalls(this IEndpointConventionBuilder mapped, IServiceProvider services)
    {
        ArgumentNullException.ThrowIfNull(mapped);
        mapped.Finally(services.GetRequiredService<CallEndpoints>().GuardOthers);
    }
}
