using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Rendering.Tests.Clients;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Rendering.Tests.Scripting;

/// <summary>
/// A scripted function that listens on a loopback port. Beside the keys of <see cref="ScriptedFunction"/> its documents
/// have those of <see cref="Keys"/>, which only a function that listens can follow.
/// </summary>
internal sealed class ListeningFunction : IAsyncDisposable
{
    /// <summary>
    /// <c>raw</c> is the response in protobuf's JSON, sent as it is; <c>service</c> is the version that is served, by default v1;
    /// <c>sleep</c> is in seconds; <c>grpc-error</c> has a code and a message.
    /// </summary>
    public static readonly IReadOnlyList<string> Keys = ["raw", "service", "sleep", "grpc-error"];

    private readonly JsonObject[] _answers;
    private readonly InProcessClient _script;
    private ScriptedServer? _server;
    private int _calls;

    private ListeningFunction(string path)
    {
        _answers = ScriptedFunction.ReadAnswers(path);
        _script = new InProcessClient(new ScriptedFunction(path), _ => { });
    }

    public string Port => _server!.Target.Split(':')[^1];

    public static bool IsNeededFor(string path) =>
        ScriptedFunction.ReadAnswers(path).Any(answer => Keys.Any(answer.ContainsKey));

    public static async Task<ListeningFunction> StartAsync(string path)
    {
        var function = new ListeningFunction(path);
        function._server = await ScriptedServer.StartAsync(function.AnswerAsync);
        return function;
    }

    public ValueTask DisposeAsync() => _server!.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var service = _answers[0].Text("service") is { Length: > 0 } given ? given : "v1";
        if (!context.Request.Path.Value!.Contains($".{service}.", StringComparison.Ordinal))
        {
            await ScriptedServer.WriteStatus(context, (int)StatusCode.Unimplemented, "Method not found!");
            return;
        }

        var answer = _answers[Math.Min(_calls++, _answers.Length - 1)];
        var response = await _script.RunAsync(_server!.Request!, context.RequestAborted);
        if (answer["sleep"] is { } seconds)
        {
            await Task.Delay(TimeSpan.FromSeconds(seconds.GetValue<int>()), context.RequestAborted);
        }

        if (answer.Find("grpc-error") is { } error)
        {
            var code = Enum.Parse<StatusCode>(error.Text("code"), ignoreCase: true);
            await ScriptedServer.WriteStatus(context, (int)code, error.Text("message"));
            return;
        }

        await ScriptedServer.WriteMessageAsync(context, answer.Find("raw") is { } raw ? Parse(raw) : response);
    }

    private static RunFunctionResponse Parse(JsonObject raw)
    {
        var message = (JsonObject)raw.DeepClone();
        Pack(message, "context");
        Pack(message, "output");
        Pack(message.Find("desired", "composite"), "resource");
        foreach (var (_, resource) in message.Find("desired", "resources") ?? [])
        {
            Pack((JsonObject)resource!, "resource");
        }

        return JsonParser.Default.Parse<RunFunctionResponse>(message.ToJsonString());
    }

    /// <summary>Encodes a Struct: the messages of the SDK hold Structs as bytes.</summary>
    private static void Pack(JsonObject? message, string field)
    {
        if (message?[field] is JsonObject content)
        {
            message[field] = JsonObjects.ToStruct(content).ToBase64();
        }
    }
}
