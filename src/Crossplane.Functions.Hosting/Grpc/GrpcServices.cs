using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Reflection;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>All methods of a server: Crossplane's, and those by which the server is watched and explored.</summary>
internal sealed class GrpcServices
{
    private const string RunFunction = "RunFunction";
    private const string ServerReflectionInfo = "ServerReflectionInfo";

    /// <summary>The two versions of Crossplane's service: their messages are the same on the wire.</summary>
    private static readonly string[] FunctionRunners =
    [
        "apiextensions.fn.proto.v1.FunctionRunnerService", "apiextensions.fn.proto.v1beta1.FunctionRunnerService",
    ];

    // For each of the methods beside Crossplane's, so that none of them can be kept from answering by another.
    private static readonly CallLimits Beside = new() { Calls = 100, MessageBytes = 64 * 1024, RequestBytes = 1024 * 1024 };

    private readonly ServerTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly List<CallHandler> _handlers = [];

    private GrpcServices(ServerTelemetry telemetry)
    {
        _telemetry = telemetry;
        _logger = telemetry.Logger;
    }

    /// <summary>Makes what answers the requests of a server.</summary>
    /// <param name="runFunction">Answers Crossplane.</param>
    /// <param name="limits">What calls of Crossplane may take.</param>
    /// <param name="admission">What all of them may take together.</param>
    /// <param name="health">The health that is told.</param>
    /// <param name="telemetry">Counts all calls.</param>
    /// <param name="stopping">Ends the calls that last.</param>
    public static GrpcEndpoint Create(
        UnaryMethod runFunction, CallLimits limits, CallAdmission admission, HealthState health, ServerTelemetry telemetry, CancellationToken stopping)
    {
        var services = new GrpcServices(telemetry);
        foreach (string service in FunctionRunners)
        {
            services.Add(new GrpcMethod(service, RunFunction, CallType.Unary), runFunction, limits, admission, isTraced: true);
        }

        DescriptorCatalog descriptors = DescriptorCatalog.Load();
        var stop = new ServerStop(stopping);
        services.AddHealth(new HealthService(health, descriptors.Services, stop));
        services.AddReflection(new ReflectionService(descriptors, stop));
        return new GrpcEndpoint(services._handlers, telemetry.For(new GrpcMethod("unknown", "unknown", CallType.Unary)));
    }

    private void AddHealth(HealthService health)
    {
        Add(new GrpcMethod(HealthService.Name, "Check", CallType.Unary), health.CheckAsync, Beside, Beside.CreateAdmission(), isTraced: false);
        Add(new GrpcMethod(HealthService.Name, "List", CallType.Unary), health.ListAsync, Beside, Beside.CreateAdmission(), isTraced: false);
        Add(new GrpcMethod(HealthService.Name, "Watch", CallType.ServerStream), health.WatchAsync);
    }

    private void AddReflection(ReflectionService reflection)
    {
        Add(new GrpcMethod(ReflectionService.V1, ServerReflectionInfo, CallType.BidirectionalStream), reflection.InfoAsync);
        Add(new GrpcMethod(ReflectionService.V1Alpha, ServerReflectionInfo, CallType.BidirectionalStream), reflection.InfoAsync);
    }

    private void Add(GrpcMethod name, UnaryMethod method, CallLimits limits, CallAdmission admission, bool isTraced)
    {
        MethodTelemetry telemetry = _telemetry.For(name, isTraced);
        _handlers.Add(new CallHandler(new UnaryCall(method, limits, telemetry), limits, admission, telemetry, _logger));
    }

    private void Add(GrpcMethod name, StreamMethod method)
    {
        // A caller that watches or explores does so for as long as it likes.
        CallLimits limits = Beside with { Longest = TimeSpan.MaxValue };
        MethodTelemetry telemetry = _telemetry.For(name);
        _handlers.Add(new CallHandler(new StreamCall(method, limits, telemetry), limits, limits.CreateAdmission(), telemetry, _logger));
    }
}
