using System.Text;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Testing.Answers;
using Google.Protobuf;
using Ready = Crossplane.Functions.Protocol.Ready;
using Severity = Crossplane.Functions.Reporting.Severity;
using Target = Crossplane.Functions.Reporting.Target;

namespace Crossplane.Functions.Testing;

/// <summary>The answer of a function, typed.</summary>
/// <example>
/// <code>
/// var deployment = answer["deployment"].As(MyJsonContext.Default.Deployment);
/// var status = answer.Status?.GetString("url");
/// </code>
/// </example>
public sealed class FunctionAnswer
{
    private readonly SortedList<string, AnsweredResource> _desired = new(StringComparer.Ordinal);

    internal FunctionAnswer(RunFunctionResponse message, int calls = 1)
    {
        Message = message;
        Calls = calls;
        foreach (var (name, resource) in message.Desired?.Resources ?? [])
        {
            _desired.Add(name, new AnsweredResource(name, resource));
        }
    }

    /// <summary>The response itself, for what has no property here.</summary>
    public RunFunctionResponse Message { get; }

    /// <summary>The number of calls until the requirements were stable; 1 without a <see cref="TestCluster"/>.</summary>
    public int Calls { get; }

    /// <summary>The desired composed resources by composition resource name, in ordinal order.</summary>
    public IReadOnlyDictionary<string, AnsweredResource> Desired => _desired;

    /// <summary>The desired status of the composite; null if the function sets none.</summary>
    public StructDocument? Status => Composite?.GetObject("status");

    /// <summary>The desired readiness of the composite.</summary>
    public Resources.Ready CompositeReady => (Resources.Ready)(Message.Desired?.Composite?.Ready ?? Ready.Unspecified);

    /// <summary>The connection details of the composite by key.</summary>
    public IReadOnlyDictionary<string, ReadOnlyMemory<byte>> ConnectionDetails =>
        Message.Desired?.Composite?.ConnectionDetails.ToDictionary(entry => entry.Key, entry => entry.Value.Memory) ?? [];

    /// <summary>The results, in the order in which the function gave them.</summary>
    public IReadOnlyList<AnsweredResult> Results =>
    [
        .. Message.Results.Select(result => new AnsweredResult(
            (Severity)result.Severity, result.Message, result.HasReason ? result.Reason : null, (Target)result.Target)),
    ];

    /// <summary>The conditions, in the order in which the function set them.</summary>
    public IReadOnlyList<AnsweredCondition> Conditions =>
    [
        .. Message.Conditions.Select(condition => new AnsweredCondition(
            condition.Type,
            (ConditionStatus)condition.Status,
            condition.Reason,
            condition.HasMessage ? condition.Message : null,
            (Target)condition.Target)),
    ];

    /// <summary>The objects that the function requires, by the name of the requirement.</summary>
    public IReadOnlyDictionary<string, AnsweredRequirement> Requirements =>
        Message.Requirements?.Resources.ToDictionary(entry => entry.Key, entry => Describe(entry.Value)) ?? [];

    /// <summary>The kinds of which the function requires the schema, by the name of the requirement.</summary>
    public IReadOnlyDictionary<string, (string ApiVersion, string Kind)> RequiredSchemas =>
        Message.Requirements?.Schemas.ToDictionary(entry => entry.Key, entry => (entry.Value.ApiVersion, entry.Value.Kind)) ?? [];

    /// <summary>The time to live of the answer; zero if it has none, with which Crossplane calls again as it likes.</summary>
    /// <exception cref="FunctionTestException">The message has a duration that is not valid.</exception>
    public TimeSpan Ttl
    {
        get
        {
            try
            {
                return Message.Meta?.Ttl?.ToTimeSpan() ?? TimeSpan.Zero;
            }
            catch (InvalidOperationException exception)
            {
                var ttl = Message.Meta!.Ttl;
                throw new FunctionTestException(
                    $"the time to live must be a valid duration, but has {ttl.Seconds} seconds and {ttl.Nanos} nanoseconds",
                    exception);
            }
        }
    }

    /// <summary>The context of the pipeline, which later functions get; null if there is none.</summary>
    public StructDocument? Context => Message.HasContext ? new StructDocument(Message.Context.Memory) : null;

    /// <summary>The output of an Operation; null if there is none.</summary>
    public StructDocument? Output => Message.HasOutput ? new StructDocument(Message.Output.Memory) : null;

    /// <summary>The message of the only fatal result.</summary>
    /// <exception cref="FunctionTestException">There is no fatal result, or more than one.</exception>
    public string FatalMessage => Results.Where(result => result.Severity == Severity.Fatal).ToArray() is [var fatal]
        ? fatal.Message
        : throw new FunctionTestException($"the answer must have one fatal result, but has {Describe(Results)}");

    private StructDocument? Composite => Message.Desired?.Composite is { HasResource_: true } composite
        ? new StructDocument(composite.Resource_.Memory)
        : null;

    /// <summary>The desired composed resource of a name.</summary>
    /// <param name="name">The composition resource name.</param>
    /// <exception cref="FunctionTestException">There is none; the message lists those that there are.</exception>
    public AnsweredResource this[string name] => _desired.TryGetValue(name, out var resource)
        ? resource
        : throw new FunctionTestException(
            $"the answer must desire {name}, but desires {(_desired.Count == 0 ? "nothing" : string.Join(", ", _desired.Keys))}; "
                + $"its results: {Describe(Results)}");

    /// <summary>Reads an answer from the bytes of a message, such as those that a server sent.</summary>
    /// <exception cref="FunctionTestException">The bytes are not a RunFunctionResponse.</exception>
    public static FunctionAnswer Parse(ReadOnlySpan<byte> response)
    {
        try
        {
            return new FunctionAnswer(RunFunctionResponse.Parser.ParseFrom(response));
        }
        catch (InvalidProtocolBufferException exception)
        {
            throw new FunctionTestException($"cannot read the answer: {exception.Message}", exception);
        }
    }

    /// <summary>Reads a value of the context.</summary>
    /// <param name="key">The key.</param>
    /// <param name="contract">The type's JSON contract.</param>
    /// <exception cref="FunctionTestException">The context has no value of the key.</exception>
    /// <exception cref="ConversionException">The value does not have the requested type.</exception>
    public T GetContext<T>(string key, JsonTypeInfo<T> contract)
    {
        var context = Context?.ToJsonElement();
        if (context is not { } values || !values.TryGetProperty(key, out var value))
        {
            var keys = context?.EnumerateObject().Select(member => member.Name).ToArray() ?? [];
            throw new FunctionTestException(
                $"the context must have {key}, but has {(keys is [] ? "nothing" : string.Join(", ", keys))}");
        }

        // The key itself may be anything, also what is no name in a path.
        var wrapped = StructDocument.FromJson(Encoding.UTF8.GetBytes($$"""{"context": {{value.GetRawText()}}}"""));
        return wrapped.TryGet("context", contract, out var read) ? read : default!;
    }

    /// <summary>
    /// Returns the answer as YAML, for a golden file: a document for each desired resource in the order of their names, and one
    /// for conditions, results, status and time to live. Connection details, the context and the output are in it if there are
    /// any.
    /// </summary>
    /// <remarks>
    /// The readiness of the composite and the requirements are not in it; test <see cref="CompositeReady"/>,
    /// <see cref="Requirements"/> and <see cref="RequiredSchemas"/> by themselves. A connection detail that is not text is
    /// <c>{base64: …}</c>.
    /// </remarks>
    /// <exception cref="FunctionTestException">A desired resource has no object, or the answer cannot be written.</exception>
    public string ToYaml() => YamlText.Write([.. _desired.Values.Select(Describe), DescribeRest()]);

    private static AnsweredRequirement Describe(ResourceSelector selector) => new(
        selector.ApiVersion,
        selector.Kind,
        selector.MatchCase == ResourceSelector.MatchOneofCase.MatchName ? selector.MatchName : null,
        selector.MatchLabels?.Labels.ToDictionary() ?? [],
        selector.HasNamespace ? selector.Namespace : null);

    private static string Describe(IReadOnlyList<AnsweredResult> results) =>
        results is [] ? "none" : string.Join("; ", results.Select(result => $"{result.Severity}: {result.Message}"));

    private static JsonObject Describe(AnsweredResource resource)
    {
        var described = new JsonObject
        {
            ["name"] = resource.Name,
            ["object"] = YamlText.ToNode(resource.Document),
            ["ready"] = resource.Ready switch { Resources.Ready.True => true, Resources.Ready.False => false, _ => null },
        };
        AddUnlessEmpty(described, "connectionDetails", Describe(resource.ConnectionDetails));
        return described;
    }

    private static JsonObject Describe(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> connectionDetails) => new(
        connectionDetails.Select(entry => KeyValuePair.Create(entry.Key, (JsonNode?)Describe(entry.Value.Span))));

    private static JsonNode Describe(ReadOnlySpan<byte> detail)
    {
        // Neither characters that are no text nor those that YAML does not have.
        var text = Encoding.UTF8.GetString(detail);
        return text.Any(character => character is '\uFFFD' or '\uFFFE' or '\uFFFF'
            || (char.IsControl(character) && character is not ('\n' or '\t')))
                ? new JsonObject { ["base64"] = Convert.ToBase64String(detail) }
                : JsonValue.Create(text);
    }

    private static void AddUnlessEmpty(JsonObject target, string name, JsonObject? value)
    {
        if (value is { Count: > 0 })
        {
            target[name] = value;
        }
    }

    private JsonObject DescribeRest()
    {
        var rest = new JsonObject
        {
            ["conditions"] = new JsonArray([.. Message.Conditions.Select(condition => new JsonObject
            {
                ["type"] = condition.Type,
                ["status"] = condition.Status.ToString(),
                ["reason"] = condition.Reason,
                ["message"] = condition.Message,
                ["target"] = condition.Target.ToString(),
            })]),
            ["results"] = new JsonArray([.. Message.Results.Select(result => new JsonObject
            {
                ["severity"] = result.Severity.ToString(),
                ["message"] = result.Message,
                ["reason"] = result.HasReason ? result.Reason : null,
                ["target"] = result.Target.ToString(),
            })]),
            ["status"] = YamlText.ToNode(Status),
            ["ttlSeconds"] = (decimal)Ttl.Ticks / TimeSpan.TicksPerSecond,
        };
        AddUnlessEmpty(rest, "connectionDetails", Describe(ConnectionDetails));
        AddUnlessEmpty(rest, "context", YamlText.ToNode(Context));
        AddUnlessEmpty(rest, "output", YamlText.ToNode(Output));
        return rest;
    }
}
