using System.Diagnostics;
using Crossplane.Functions.AspNetCore.Calls;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The span of a call, by OpenTelemetry's semantic conventions for servers of gRPC.</summary>
internal static class CallSpan
{
    private const string StatusTag = "rpc.response.status_code";

    /// <summary>True if the current call has a span that is recorded.</summary>
    public static bool IsRecorded => Current() is not null;

    /// <summary>Starts a span below that of the caller, which the headers name as W3C Trace Context says.</summary>
    /// <returns>Null if nobody listens.</returns>
    public static Activity? Start(RpcMethod method, IHeaderDictionary headers)
    {
        if (!FunctionTelemetry.Source.HasListeners())
        {
            return null;
        }

        // A recorded span of the web server is the parent; one that nobody sees must not come between the caller's and this.
        if (!ActivityContext.TryParse(headers.TraceParent, headers.TraceState, isRemote: true, out var parent)
            || Activity.Current is { Recorded: true })
        {
            parent = Activity.Current is { Recorded: true } current ? current.Context : default;
        }

        Activity.Current = null;
        return FunctionTelemetry.Source.StartActivity(
            method.FullName,
            ActivityKind.Server,
            parent,
            [new("rpc.system.name", "grpc"), new("rpc.method", method.FullName)]);
    }

    /// <summary>Names the composite that the call is for, on the current span.</summary>
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

    /// <summary>Records that the answer of the current call has a fatal result.</summary>
    /// <param name="reason">The reason, as in the metrics.</param>
    /// <param name="mistake">The exception of the function; null if it threw none.</param>
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

    public static void End(Activity? span, StatusCode status)
    {
        if (span is null)
        {
            return;
        }

        span.SetTag(StatusTag, StatusNames.InSpans[(int)status]);
        if (status is StatusCode.Unknown or StatusCode.DeadlineExceeded or StatusCode.Unimplemented or StatusCode.Internal
            or StatusCode.Unavailable or StatusCode.DataLoss)
        {
            span.SetTag("error.type", StatusNames.InSpans[(int)status]);
            span.SetStatus(ActivityStatusCode.Error);
        }

        span.Dispose();
    }

    private static Activity? Current() =>
        Activity.Current is { IsAllDataRequested: true } span && ReferenceEquals(span.Source, FunctionTelemetry.Source)
            ? span
            : null;
}
