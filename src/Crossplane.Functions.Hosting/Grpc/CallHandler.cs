using System.Diagnostics.CodeAnalysis;
using Crossplane.Functions.Hosting.Limits;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>Answers the calls of one method: lets them in, watches their time, and gives each a status, whatever comes of it.</summary>
internal sealed class CallHandler
{
    private readonly ICallShape _shape;
    private readonly CallLimits _limits;
    private readonly CallAdmission _admission;
    private readonly MethodTelemetry _telemetry;
    private readonly ILogger _logger;

    /// <param name="shape">Reads requests, runs the method and writes answers.</param>
    /// <param name="limits">What a call may take.</param>
    /// <param name="admission">What all calls may take together.</param>
    /// <param name="telemetry">Counts and traces the calls.</param>
    /// <param name="logger">Receives what the method threw.</param>
    public CallHandler(ICallShape shape, CallLimits limits, CallAdmission admission, MethodTelemetry telemetry, ILogger logger)
    {
        _shape = shape;
        _limits = limits;
        _admission = admission;
        _telemetry = telemetry;
        _logger = logger;
    }

    public GrpcMethod Method => _telemetry.Method;

    public async Task HandleAsync(HttpContext context)
    {
        CallObservation call = _telemetry.Begin(context.Request.Headers);
        GrpcStatusCode status = await AnswerAsync(context).ConfigureAwait(false);
        _telemetry.End(call, status);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Whatever a call provokes is its status.")]
    private async Task<GrpcStatusCode> AnswerAsync(HttpContext context)
    {
        try
        {
            return await CallAsync(context).ConfigureAwait(false);
        }
        catch (GrpcException refusal)
        {
            return Refuse(context, refusal.Status, refusal.Message);
        }
        catch (InvalidRequestException invalid)
        {
            return Refuse(context, GrpcStatusCode.Internal, invalid.Message);
        }
        catch (Exception exception) when (exception is ConnectionAbortedException || context.RequestAborted.IsCancellationRequested)
        {
            Log.CallerGone(_logger, Method.FullName);
            return GrpcStatusCode.Cancelled;
        }
        catch (Exception exception)
        {
            Log.CallFailed(_logger, Method.FullName, ExceptionText.Describe(exception));
            return Refuse(context, GrpcStatusCode.Internal, "internal error");
        }
    }

    private async Task<GrpcStatusCode> CallAsync(HttpContext context)
    {
        using CallPermit permit = _admission.Enter();
        using var deadline = new CallDeadline(context.Request.Headers[GrpcHeaders.Timeout], _limits.Longest, context.RequestAborted);
        try
        {
            return await _shape.AnswerAsync(context, permit, deadline).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            deadline.ThrowIfPassed();
            throw;
        }
    }

    private GrpcStatusCode Refuse(HttpContext context, GrpcStatusCode status, string message)
    {
        Log.CallRefused(_logger, Method.FullName, status, message);
        GrpcAnswer.Refuse(context, status, message);
        return status;
    }
}
