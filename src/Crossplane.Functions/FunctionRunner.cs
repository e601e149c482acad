using System.Buffers;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions;

/// <summary>Runs a function for one call: takes a RunFunctionRequest, returns a RunFunctionResponse.</summary>
public sealed class FunctionRunner
{
    private const int MaxMessageLength = 16 * 1024;

    private readonly IFunction _function;
    private readonly FunctionRunnerOptions _options;

    /// <summary>Creates a runner.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="options">Limits and defaults.</param>
    public FunctionRunner(IFunction function, FunctionRunnerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(function);
        _function = function;
        _options = options ?? new FunctionRunnerOptions();
    }

    /// <summary>Answers one call. The same request always gets the same bytes, if the function is deterministic.</summary>
    /// <param name="request">An encoded RunFunctionRequest; not kept.</param>
    /// <param name="response">Receives the encoded RunFunctionResponse.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidRequestException">The bytes are not a RunFunctionRequest.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="OutOfMemoryException">The process has too little memory; the same call may succeed later.</exception>
    public async ValueTask RunAsync(
        ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken) =>
        await AnswerAsync(request, response, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Answers one call, as <see cref="RunAsync(ReadOnlySequence{byte}, IBufferWriter{byte}, CancellationToken)"/> does.
    /// </summary>
    /// <returns>The answer.</returns>
    /// <inheritdoc cref="RunAsync(ReadOnlySequence{byte}, IBufferWriter{byte}, CancellationToken)" />
    public async ValueTask<CallOutcome> AnswerAsync(
        ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        var outcome = await AnswerAsync(Parse(request), cancellationToken).ConfigureAwait(false);
        outcome.Response.WriteTo(response);
        return outcome;
    }

    /// <summary>Answers one call.</summary>
    /// <param name="request">The request. Its messages become part of the response: it must not be used afterwards.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    /// <exception cref="OutOfMemoryException">The process has too little memory; the same call may succeed later.</exception>
    public async ValueTask<CallOutcome> AnswerAsync(RunFunctionRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ResponseLimit.Set(_options.MaxResponseBytes);
        FunctionContext? context = null;
        RunFunctionResponse response;
        try
        {
            context = new FunctionContext(request, _options.Logger, _options.MaxResponseBytes);
            await _function.RunAsync(context, cancellationToken).ConfigureAwait(false);
            response = context.ToResponse(_options.DefaultTtl);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            throw;
        }
        catch (ResponseTooLargeException)
        {
            return TooLarge(request, context ?? new FunctionContext(request));
        }
        catch (Exception exception)
        {
            // The machine is the cause, not the function or the request: another call may succeed.
            if (FindOutOfMemory(exception) is { } cause)
            {
                ExceptionDispatchInfo.Throw(cause);
            }

            return Fail(request, context, exception);
        }

        FatalCause? fatal = HasFatalResult(response) ? FatalCause.Result : null;
        var size = response.CalculateSize();
        if (size > _options.MaxResponseBytes)
        {
            return TooLarge(request, context, size);
        }

        return new CallOutcome(context, response, size, fatal) { FatalPaths = fatal is null ? [] : FatalPaths(context) };
    }

    /// <summary>Renders a composite of which nothing exists yet, through the bytes of a call.</summary>
    /// <param name="composite">The composite.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<CallOutcome> RenderAsync(StructDocument composite, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(composite);
        var request = new RunFunctionRequest
        {
            Meta = new RequestMeta { Tag = "self-render" },
            Observed = new State
            {
                Composite = new Protocol.Resource { Resource_ = UnsafeByteOperations.UnsafeWrap(composite.Raw) },
            },
        };
        return AnswerAsync(new ReadOnlySequence<byte>(request.ToByteArray()), new ArrayBufferWriter<byte>(), cancellationToken);
    }

    internal async ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken) =>
        (await AnswerAsync(request, cancellationToken).ConfigureAwait(false)).Response;

    private static OutOfMemoryException? FindOutOfMemory(Exception? exception)
    {
        while (exception is not (null or OutOfMemoryException))
        {
            exception = exception.InnerException;
        }

        return (OutOfMemoryException?)exception;
    }

    private CallOutcome Fail(RunFunctionRequest request, FunctionContext? context, Exception exception)
    {
        var cause = exception switch
        {
            FunctionFatalException => FatalCause.Result,
            ConversionException => FatalCause.Conversion,
            _ => FatalCause.Exception,
        };
        if (cause == FatalCause.Exception)
        {
            _options.OnException?.Invoke(request.Meta?.Tag ?? "", exception);
        }

        var response = Fatal(request, untouched => untouched.Results.Fatal(Describe(exception)));
        var own = cause == FatalCause.Exception ? exception : null;
        return new CallOutcome(context ?? new FunctionContext(request), response, response.CalculateSize(), cause, own)
        {
            FatalPaths = exception is ConversionException { Path: { Length: > 0 } path } ? [path] : [],
        };
    }

    private static string[] FatalPaths(FunctionContext context) =>
        [.. context.Results.Where(result => result.Severity == Reporting.Severity.Fatal).SelectMany(result => result.Paths)];

    private static bool HasFatalResult(RunFunctionResponse response)
    {
        foreach (var result in response.Results)
        {
            if (result.Severity == Severity.Fatal)
            {
                return true;
            }
        }

        return false;
    }

    private static RunFunctionRequest Parse(ReadOnlySequence<byte> request)
    {
        try
        {
            return RunFunctionRequest.Parser.ParseFrom(request);
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new InvalidRequestException(UnreadableMessage.Describe<RunFunctionRequest>(exception), exception);
        }
    }

    /// <summary>Returns the message for the user: that of an exception written for users, or only that there was an
    /// error.</summary>
    private static string Describe(Exception exception) => exception switch
    {
        FunctionFatalException => Cut(exception.Message),
        ConversionException => Cut($"cannot convert a value: {exception.Message}"),
        _ => "cannot run function: internal error; the function's log has the details",
    };

    /// <summary>Returns a fatal result with the state as it came, unless that is too large: after a fatal result, nobody reads
    /// it.</summary>
    private RunFunctionResponse Fatal(RunFunctionRequest request, Action<FunctionContext> report)
    {
        var untouched = new FunctionContext(request);
        report(untouched);
        var response = untouched.ToResponse(_options.DefaultTtl);
        if (response.CalculateSize() > _options.MaxResponseBytes)
        {
            response.Desired = null;
            response.ClearContext();
        }

        return response;
    }

    /// <summary>Returns a fatal result without the desired state, which may be too large; the function's own fatal result
    /// stays.</summary>
    /// <param name="request">The request.</param>
    /// <param name="context">The call.</param>
    /// <param name="size">The length of the response; null if it was not built to its end.</param>
    private CallOutcome TooLarge(RunFunctionRequest request, FunctionContext context, int? size = null)
    {
        var own = context.Results.FirstOrDefault(result => result.Severity == Reporting.Severity.Fatal)?.ToMessage();
        if (own is not null)
        {
            own.Message = Cut(own.Message);
        }

        var response = Fatal(
            new RunFunctionRequest { Meta = request.Meta }, untouched => untouched.Results.Fatal(Describe(size)));
        if (own is not null)
        {
            response.Results.Clear();
            response.Results.Add(own);
        }

        var cause = own is null ? FatalCause.ResponseTooLarge : FatalCause.Result;
        return new CallOutcome(context, response, response.CalculateSize(), cause);
    }

    private string Describe(int? size)
    {
        var max = _options.MaxResponseBytes;
        var found = string.Create(CultureInfo.InvariantCulture, $"{(size is null ? "more than " : "")}{size ?? max}");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"cannot return response: it has {found} bytes and Crossplane accepts {max} at most; compose fewer or smaller "
                + $"resources");
    }

    /// <summary>Shortens a message: an event shows a kilobyte, and more would only fill the response.</summary>
    private static string Cut(string message)
    {
        if (message.Length <= MaxMessageLength)
        {
            return message;
        }

        var length = char.IsHighSurrogate(message[MaxMessageLength - 1]) ? MaxMessageLength - 1 : MaxMessageLength;
        return message[..length] + "…";
    }
}
