using System.Buffers;
using System.Runtime.ExceptionServices;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Testing;

/// <summary>Runs a function in process, as its server does: with the bytes of a request, for the bytes of a response.</summary>
/// <example>
/// <code>
/// var answer = await FunctionTest.RunAsync(new MyFunction(), new FunctionRequest().WithComposite(xr));
/// </code>
/// </example>
public static class FunctionTest
{
    /// <summary>The number of calls after which Crossplane gives up: the first one, and five that answer requirements.</summary>
    private const int MaxCalls = 6;

    /// <summary>Calls a function once.</summary>
    /// <param name="function">The function.</param>
    /// <param name="request">The request, which is not changed.</param>
    /// <param name="options">
    /// The options of the server, such as the default time to live; the defaults if null. <c>OnException</c> is called before the
    /// exception is thrown to the test.
    /// </param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The answer. A <see cref="FunctionFatalException"/> and a value that cannot be converted are a fatal result of it,
    /// as in production.</returns>
    /// <remarks>Any other exception of the function, which in production is a fatal result too, is thrown to the test.</remarks>
    public static async Task<FunctionAnswer> RunAsync(
        IFunction function,
        FunctionRequest request,
        FunctionRunnerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        return await CallAsync(function, request.ToMessage(), options, calls: 1, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Calls a function until its requirements are the same as in the call before, or a result is fatal, as Crossplane does: each
    /// call gets the objects that the call before required, and its context.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="request">The request, which is not changed. Answers to requirements that it has stay in all calls.</param>
    /// <param name="cluster">The objects that answer the requirements.</param>
    /// <param name="options">
    /// The options of the server, such as the default time to live; the defaults if null. <c>OnException</c> is called before the
    /// exception is thrown to the test.
    /// </param>
    /// <param name="cancellationToken">Ends the calls.</param>
    /// <returns>The last answer.</returns>
    /// <exception cref="FunctionTestException">
    /// The requirements are not stable after the sixth call, where Crossplane gives up, or a cluster would refuse one of them.
    /// </exception>
    /// <inheritdoc cref="RunAsync(IFunction, FunctionRequest, FunctionRunnerOptions, CancellationToken)" path="/remarks" />
    public static async Task<FunctionAnswer> RunAsync(
        IFunction function,
        FunctionRequest request,
        TestCluster cluster,
        FunctionRunnerOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(cluster);
        var message = request.ToMessage();
        Protocol.Requirements? previous = null;
        for (var calls = 1; calls <= MaxCalls; calls++)
        {
            var answer = await CallAsync(function, message, options, calls, cancellationToken).ConfigureAwait(false);
            if (Equals(answer.Message.Requirements, previous)
                || answer.Message.Results.Any(result => result.Severity == Severity.Fatal))
            {
                return answer;
            }

            previous = answer.Message.Requirements;
            message = request.ToMessage();
            cluster.Answer(previous, message);
            SetContext(message, answer.Message);
        }

        throw new FunctionTestException(
            $"the requirements must be the same in two calls in a row, but changed in each of {MaxCalls} calls, where Crossplane "
                + $"gives up; the last ones are {previous}");
    }

    private static void SetContext(RunFunctionRequest request, RunFunctionResponse response)
    {
        if (response.HasContext)
        {
            request.Context = response.Context;
        }
        else
        {
            request.ClearContext();
        }
    }

    private static async Task<FunctionAnswer> CallAsync(
        IFunction function,
        RunFunctionRequest request,
        FunctionRunnerOptions? options,
        int calls,
        CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? mistake = null;
        options ??= new FunctionRunnerOptions();
        var runner = new FunctionRunner(function, new FunctionRunnerOptions
        {
            MaxResponseBytes = options.MaxResponseBytes,
            DefaultTtl = options.DefaultTtl,
            Logger = options.Logger,
            OnException = (tag, exception) =>
            {
                mistake = ExceptionDispatchInfo.Capture(exception);
                options.OnException?.Invoke(tag, exception);
            },
        });
        var response = new ArrayBufferWriter<byte>();
        await runner.RunAsync(new ReadOnlySequence<byte>(request.ToByteArray()), response, cancellationToken)
            .ConfigureAwait(false);
        mistake?.Throw();
        return new FunctionAnswer(RunFunctionResponse.Parser.ParseFrom(response.WrittenSpan), calls);
    }
}
