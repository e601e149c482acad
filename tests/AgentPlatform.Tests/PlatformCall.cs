using System.Text;
using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Testing;
using Google.Protobuf;

namespace AgentPlatform.Tests;

/// <summary>Calls the function as its server does: with the bytes of a request, for the bytes of a response.</summary>
internal static class PlatformCall
{
    public static RunFunctionRequest Request(
        JsonElement composite, IReadOnlyDictionary<string, JsonElement>? observed = null, JsonElement? input = null)
    {
        var request = new FunctionRequest().WithComposite(Document(composite));
        foreach (var (name, item) in observed ?? new Dictionary<string, JsonElement>())
        {
            request.WithObserved(name, Document(item));
        }

        if (input is { } settings)
        {
            request.WithInput(Document(settings));
        }

        return request.ToMessage();
    }

    public static Resource Resource(JsonElement item) => new() { Resource_ = Struct(item) };

    public static ByteString Struct(JsonElement item) =>
        ByteString.CopyFrom(Document(item).Raw.Span);

    /// <summary>A mistake of the function is thrown, although the server would answer it with a fatal result.</summary>
    public static async Task<byte[]> RunAsync(RunFunctionRequest request, PlatformFunction? function = null) =>
        (await FunctionTest.RunAsync(function ?? new PlatformFunction(), new FunctionRequest(request))).Message.ToByteArray();

    public static async Task<PlatformAnswer> RenderAsync(
        JsonElement composite, IReadOnlyDictionary<string, JsonElement>? observed = null, JsonElement? input = null) =>
        PlatformAnswer.Parse(await RunAsync(Request(composite, observed, input)));

    private static StructDocument Document(JsonElement item) =>
        StructDocument.FromJson(Encoding.UTF8.GetBytes(item.GetRawText()));
}
