using System.Buffers;

namespace Crossplane.Functions;

/// <summary>Runs a function on the bytes of one call: a RunFunctionRequest in, a RunFunctionResponse out.</summary>
public sealed class FunctionRunner
{
    /// <summary>Makes a runner.</summary>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="options">Limits and defaults.</param>
    public FunctionRunner(IFunction function, FunctionRunnerOptions? options = null)
    {
        _ = function;
        _ = options;
    }

    /// <summary>Answers one call.</summary>
    /// <param name="request">An encoded RunFunctionRequest; not kept.</param>
    /// <param name="response">Receives the encoded RunFunctionResponse.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="InvalidRequestException">The bytes are not a RunFunctionRequest.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask RunAsync(ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
