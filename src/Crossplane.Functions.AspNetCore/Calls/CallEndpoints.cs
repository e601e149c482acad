using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Telemetry;
using Grpc.AspNetCore.Server;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>Puts a <see cref="CallEndpoint"/> around each gRPC method of a server.</summary>
internal sealed class CallEndpoints
{
    // For each of the methods beside RunFunction, so that none of them can keep another from answering.
    private static readonly CallLimits UnaryLimits = new()
    {
        MaxCalls = 100,
        MaxMessageBytes = 64 * 1024,
        MaxRequestBytes = 1024 * 1024,
    };

    private static readonly CallLimits WatchLimits = UnaryLimits with { MaxDuration = null };

    private static readonly CallLimits DuplexLimits = WatchLimits with { MaxArrival = null };

    private readonly CallLimits _functionLimits;
    private readonly CallAdmission _functionAdmission;
    private readonly CallInstruments _instruments;
    private readonly FunctionStop _stop;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    public CallEndpoints(
        IOptions<CompositionFunctionOptions> options,
        CallAdmission admission,
        CallInstruments instruments,
        FunctionStop stop,
        TimeProvider time,
        ILogger<CallEndpoints> logger)
    {
        _functionLimits = options.Value.CreateLimits();
        _functionAdmission = admission;
        _instruments = instruments;
        _stop = stop;
        _time = time;
        _logger = logger;
    }

    /// <summary>Guards the methods of the function.</summary>
    public void GuardFunction(EndpointBuilder endpoint) =>
        Guard(endpoint, _ => (_functionLimits, _functionAdmission), isTraced: true, CancellationToken.None);

    /// <summary>
    /// Guards methods that others than Crossplane call, such as health checks; their wait for requests ends at a stop.
    /// </summary>
    public void GuardOthers(EndpointBuilder endpoint) => Guard(endpoint, CreateLimits, isTraced: false, _stop.Token);

    private static (CallLimits Limits, CallAdmission Admission) CreateLimits(IMethod method)
    {
        var limits = method.Type switch
        {
            MethodType.Unary => UnaryLimits,
            MethodType.ServerStreaming => WatchLimits,
            _ => DuplexLimits,
        };
        return (limits, new CallAdmission(limits));
    }

    private void Guard(
        EndpointBuilder endpoint,
        Func<IMethod, (CallLimits Limits, CallAdmission Admission)> limitsOf,
        bool isTraced,
        CancellationToken stopping)
    {
        // The endpoint that answers for unknown methods of the service has no method.
        if (endpoint.Metadata.OfType<GrpcMethodMetadata>().FirstOrDefault() is { } metadata
            && endpoint.RequestDelegate is { } method)
        {
            var (limits, admission) = limitsOf(metadata.Method);
            var telemetry = new MethodTelemetry(RpcMethod.From(metadata.Method), _instruments, isTraced);
            endpoint.RequestDelegate =
                new CallEndpoint(method, limits, admission, telemetry, _time, _logger, stopping).HandleAsync;
        }
    }
}
