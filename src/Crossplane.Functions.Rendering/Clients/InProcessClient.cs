using System.Buffers;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>Calls a function of this process through the same bytes that its server would get and answer.</summary>
internal sealed class InProcessClient : IFunctionClient
{
    private readonly FunctionRunner _runner;

    public InProcessClient(IFunction function, Action<Exception> onException) =>
        _runner = new FunctionRunner(function, new FunctionRunnerOptions { OnException = (_, exception) => onException(exception) });

    public async ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
    {
        var response = new ArrayBufferWriter<byte>();
        await _runner.RunAsync(new ReadOnlySequence<byte>(request.ToByteArray()), response, cancellationToken).ConfigureAwait(false);
        return RunFunctionResponse.Parser.ParseFrom(response.WrittenSpan);
    }
}
