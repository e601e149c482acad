using System.Buffers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

/// <summary>Makes requests and has them answered through the bytes, as a server does.</summary>
internal static class Requests
{
    public static Wire.Resource Resource(string json) => new() { Resource_ = GoogleStruct.Encode(json) };

    public static Wire.RunFunctionRequest WithComposite(string json) =>
        new() { Observed = new Wire.State { Composite = Resource(json) } };

    public static Wire.RunFunctionRequest WithDesired(string name, Wire.Resource resource) =>
        new() { Desired = new Wire.State { Resources = { [name] = resource } } };

    /// <summary>The answer of a function that succeeds; an exception or a failed assertion in it fails the test.</summary>
    public static Wire.RunFunctionResponse Answer(
        this Wire.RunFunctionRequest request, Action<FunctionContext> run, FunctionRunnerOptions? options = null) =>
        Wire.RunFunctionResponse.Parser.ParseFrom(Answer(request.ToByteArray(), run, options));

    /// <inheritdoc cref="Answer(Wire.RunFunctionRequest, Action{FunctionContext}, FunctionRunnerOptions?)" />
    public static byte[] Answer(byte[] request, Action<FunctionContext> run, FunctionRunnerOptions? options = null)
    {
        ExceptionDispatchInfo? failure = null;
        var answer = Run(
            request,
            context =>
            {
                try
                {
                    run(context);
                }
                catch (Exception exception)
                {
                    failure = ExceptionDispatchInfo.Capture(exception);
                    throw;
                }
            },
            options);
        failure?.Throw();
        return answer;
    }

    /// <summary>The answer to a function that throws.</summary>
    public static Wire.RunFunctionResponse AnswerFailure(
        this Wire.RunFunctionRequest request, Action<FunctionContext> run, FunctionRunnerOptions? options = null) =>
        Wire.RunFunctionResponse.Parser.ParseFrom(Run(request.ToByteArray(), run, options));

    /// <summary>A message with a field that no version of the protocol knows.</summary>
    public static T WithUnknownField<T>(this T message, string content = "from the future")
        where T : IMessage<T>, new()
    {
        using var stream = new MemoryStream();
        message.WriteTo(stream);
        using (var output = new CodedOutputStream(stream, leaveOpen: true))
        {
            output.WriteTag(900, WireFormat.WireType.LengthDelimited);
            output.WriteString(content);
        }

        return new MessageParser<T>(() => new T()).ParseFrom(stream.ToArray());
    }

    /// <summary>What is left when every known field is cleared.</summary>
    public static byte[] UnknownFieldsOf(IMessage message)
    {
        var copy = message.Descriptor.Parser.ParseFrom(message.ToByteArray());
        foreach (var field in copy.Descriptor.Fields.InDeclarationOrder())
        {
            field.Accessor.Clear(copy);
        }

        var unknown = copy.ToByteArray();
        unknown.Should().NotBeEmpty();
        return unknown;
    }

    public static void AssertJson(string expected, JsonElement actual) =>
        JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(actual.GetRawText())).Should().BeTrue(
            "it should be {0}, but is {1}", expected, actual.GetRawText());

    public static void AssertStruct(string expectedJson, ByteString actual) =>
        GoogleStruct.Decode(new(actual.Memory)).Should().Be(GoogleStruct.Parse(expectedJson));

    private static byte[] Run(byte[] request, Action<FunctionContext> run, FunctionRunnerOptions? options)
    {
        var output = new ArrayBufferWriter<byte>();
        var call = new FunctionRunner(new DelegateFunction(run), options)
            .RunAsync(new ReadOnlySequence<byte>(request), output, CancellationToken.None)
            .AsTask();
        call.IsCompleted.Should().BeTrue("the function does not wait, so neither may the runner");
        call.GetAwaiter().GetResult();
        return output.WrittenSpan.ToArray();
    }
}
