using System.Diagnostics;
using Crossplane.Functions.Hosting.Grpc;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>The span of a call, by OpenTelemetry's conventions for servers of gRPC.</summary>
internal static class CallSpan
{
    private const string Status = "rpc.response.status_code";

    /// <summary>Begins a span below that of the caller, which its metadata names as W3C has it.</summary>
    /// <returns>Null if nobody listens.</returns>
    public static Activity? Start(GrpcMethod method, IHeaderDictionary headers)
    {
        if (!FunctionTelemetry.Source.HasListeners())
        {
            return null;
        }

        // Without a caller's span, this one is the first of its trace: not a child of whatever the web server has begun.
        Activity.Current = null;
        ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out ActivityContext parent);
        return FunctionTelemetry.Source.StartActivity(
            method.FullName, ActivityKind.Server, parent, [new("rpc.system.name", "grpc"), new("rpc.method", method.FullName)]);
    }

    /// <summary>Says which composite the call is for, on the span that is the current one.</summary>
    public static void Describe(CallIdentity identity)
    {
        if (Current() is { } span)
        {
            span.SetTag("crossplane.function.tag", identity.Tag);
            span.SetTag("crossplane.composite.kind", identity.Kind);
            span.SetTag("crossplane.composite.namespace", identity.Namespace);
            span.SetTag("crossplane.composite.name", identity.Name);
        }
    }

    /// <summary>Says why the answer of the current call has a fatal result.</summary>
    /// <param name="reason">As in the metrics.</param>
    /// <param name="mistake">What the function threw, if it did.</param>
    public static void Fail(string reason, Exception? mistake)
    {
        if (Current() is not { } span)
        {
            return;
        }

        span.SetTag("crossplane.function.fatal", reason);
        if (mistake is not null)
        {
            span.SetTag("error.type", mistake.GetType().FullName);
            span.SetStatus(ActivityStatusCode.Error);
        }
    }

    /// <summary>Whether the current call has a span that is recorded.</summary>
    public static bool IsRecorded => Current() is not null;

    public static void End(Activity? span, GrpcStatusCode status)
    {
        if (span is null)
        {
            return;
        }

        string name = StatusNames.Specified(status);
        span.SetTag(Status, name);
        if (status is GrpcStatusCode.DeadlineExceeded or GrpcStatusCode.Unimplemented or GrpcStatusCode.Internal or GrpcStatusCode.Unavailable)
        {
            span.SetTag("error.type", name);
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }

    private static Activity? Current() =>
        Activity.Current is { IsAllDataRequested: true } span && ReferenceEquals(span.Source, FunctionTelemetry.Source) ? span : null;
}
