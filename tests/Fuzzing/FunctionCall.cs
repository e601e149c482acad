using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using AgentPlatform;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Fuzzing;

/// <summary>Calls the function as its server does.</summary>
internal static class FunctionCall
{
    [ThreadStatic]
    private static ExceptionDispatchInfo? _mistake;

    private static readonly FunctionRunner Runner = new(
        new PlatformFunction(),
        new FunctionRunnerOptions { OnException = (_, exception) => _mistake = ExceptionDispatchInfo.Capture(exception) });

    /// <summary>
    /// Runs the function. Bytes that are not a request may be refused, and values that cannot be converted are the user's
    /// mistake; every other exception is thrown.
    /// </summary>
    public static void Run(byte[] request)
    {
        _mistake = null;
        var response = new ArrayBufferWriter<byte>();
        try
        {
            var call = Runner.RunAsync(new ReadOnlySequence<byte>(request), response, CancellationToken.None);
            if (!call.IsCompleted)
            {
                throw new InvalidOperationException("The function did not answer on the thread that called it.");
            }

            call.GetAwaiter().GetResult();
        }
        catch (InvalidRequestException)
        {
            return;
        }

        if (_mistake?.SourceException is not (null or FunctionFatalException or ConversionException))
        {
            _mistake.Throw();
        }

        RunFunctionResponse.Parser.ParseFrom(response.WrittenSpan);
    }

    public static byte[] Request(JsonElement composite, IReadOnlyList<JsonElement> observed)
    {
        var state = new State { Composite = Resource(composite) };
        foreach (var item in observed)
        {
            state.Resources[Name(item, state.Resources.Count)] = Resource(item);
        }

        return new RunFunctionRequest { Meta = new RequestMeta { Tag = "tag" }, Observed = state }.ToByteArray();
    }

    public static ByteString Struct(string json) =>
        ByteString.CopyFrom(StructDocument.FromJson(Encoding.UTF8.GetBytes(json)).Raw.Span);

    private static Resource Resource(JsonElement value) => new() { Resource_ = Struct(value.GetRawText()) };

    private static string Name(JsonElement item, int index) =>
        item.TryGetProperty("metadata", out var metadata)
        && metadata.TryGetProperty("annotations", out var annotations)
        && annotations.TryGetProperty("crossplane.io/composition-resource-name", out var name)
            ? name.GetString()!
            : $"resource-{index}";
}
