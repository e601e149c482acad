using System.Buffers;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function in this process. Requests and responses are serialized exactly as they are for its server.</summary>
internal sealed class InProcessClient : IFunctionClient
{
    private readonly FunctionRunner _runner;

    public InProcessClient(IFunction function, Action<Exception> onException) =>
        _runner = new FunctionRunner(
            function, new FunctionRunnerOptions { OnException = (_, exception) => onException(exception) });

    public async ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
    {
        var bytes = new ReadOnlySequence<byte>(request.ToByteArray());
        var response = new ArrayBufferWriter<byte>();
        await _runner.RunAsync(bytes, response, cancellationToken).ConfigureAwait(false);
        return RunFunctionResponse.Parser.ParseFrom(response.WrittenSpan);
    }
}
