using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text;
using System.Text.Json;
using Crossplane.Functions;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace AgentPlatform.Tests;

/// <summary>Calls the function as its server does: with the bytes of a request, for the bytes of a response.</summary>
internal static class PlatformCall
{
    public static RunFunctionRequest Request(
        JsonElement composite, IReadOnlyDictionary<string, JsonElement>? observed = null, JsonElement? input = null)
    {
        var state = new State { Composite = Resource(composite) };
        foreach (var (name, item) in observed ?? new Dictionary<string, JsonElement>())
        {
            state.Resources.Add(name, Resource(item));
        }

        var request = new RunFunctionRequest { Meta = new RequestMeta { Tag = "tag" }, Observed = state };
        if (input is { } settings)
        {
            request.Input = Struct(settings);
        }

        return request;
    }

    public static Resource Resource(JsonElement item) => new() { Resource_ = Struct(item) };

    public static ByteString Struct(JsonElement item) =>
        ByteString.CopyFrom(StructDocument.FromJson(Encoding.UTF8.GetBytes(item.GetRawText())).Raw.Span);

    /// <summary>A mistake of the function is thrown, although the server would answer it with a fatal result.</summary>
    public static async Task<byte[]> RunAsync(RunFunctionRequest request, PlatformFunction? function = null)
    {
        ExceptionDispatchInfo? mistake = null;
        var runner = new FunctionRunner(
            function ?? new PlatformFunction(),
            new FunctionRunnerOptions { OnException = (_, exception) => mistake = ExceptionDispatchInfo.Capture(exception) });
        var response = new ArrayBufferWriter<byte>();
        await runner.RunAsync(new ReadOnlySequence<byte>(request.ToByteArray()), response, CancellationToken.None);
        mistake?.Throw();
        return response.WrittenSpan.ToArray();
    }

    public static async Task<PlatformAnswer> RenderAsync(
        JsonElement composite, IReadOnlyDictionary<string, JsonElement>? observed = null, JsonElement? input = null) =>
        PlatformAnswer.Parse(await RunAsync(Request(composite, observed, input)));
}
