using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Rendering.Engine;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Resources;
using Kubernetes.Yaml;

namespace Crossplane.Functions.Rendering.Tests.Scripting;

/// <summary>
/// A function that answers from a YAML file: a document for each call, the last one for every further call too. The keys
/// of a document are those read in <see cref="RunAsync"/>; <c>report</c> hands parts of the request on in the context.
/// </summary>
internal sealed class ScriptedFunction : IFunction
{
    private static readonly JsonTypeInfo<JsonElement> Json =
        (JsonTypeInfo<JsonElement>)JsonSerializerOptions.Default.GetTypeInfo(typeof(JsonElement));

    private readonly JsonObject[] _answers;
    private readonly string _name;
    private int _calls;

    public ScriptedFunction(string path)
    {
        _name = Path.GetFileNameWithoutExtension(path);
        _answers = ReadAnswers(path);
    }

    public static JsonObject[] ReadAnswers(string path) =>
        [.. YamlFiles.ReadAll(path).Select(document => document.Content)];

    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var answer = _answers[Math.Min(_calls++, _answers.Length - 1)];
        foreach (var (key, value) in answer)
        {
            switch (key)
            {
                case "desired":
                    Desire((JsonObject)value!, context);
                    break;
                case "status":
                    context.Desired.Composite.Patch(ToDocument(new JsonObject { ["status"] = value!.DeepClone() }));
                    break;
                case "ready":
                    context.Desired.Composite.Ready = Enum.Parse<Ready>(value!.ToString(), ignoreCase: true);
                    break;
                case "results":
                    Each(value, item => AddResult(item, context.Results));
                    break;
                case "conditions":
                    Each(value, item => AddCondition(item, context.Conditions));
                    break;
                case "requirements":
                    Require((JsonObject)value!, context);
                    break;
                case "context":
                    SetContext((JsonObject)value!, context);
                    break;
                case "report":
                    Report((JsonArray)value!, context);
                    break;
                default:
                    if (!ListeningFunction.Keys.Contains(key))
                    {
                        throw new FunctionFatalException($"cannot follow script: unknown key {key}");
                    }

                    break;
            }
        }

        return ValueTask.CompletedTask;
    }

    private static void Each(JsonNode? items, Action<JsonObject> action)
    {
        foreach (var item in ((JsonArray)items!).OfType<JsonObject>())
        {
            action(item);
        }
    }

    private static void Desire(JsonObject resources, FunctionContext context)
    {
        foreach (var (name, value) in resources.Select(entry => (entry.Key, (JsonObject)entry.Value!)))
        {
            var resource = context.Desired.GetOrAdd(name);
            if (value.Find("resource") is { } content)
            {
                resource.Set(ToDocument(content));
            }

            if (value["ready"] is { } ready)
            {
                resource.Ready = Enum.Parse<Ready>(ready.ToString(), ignoreCase: true);
            }
        }
    }

    private static void AddResult(JsonObject item, ResultList results)
    {
        var message = item.Text("message");
        var result = item.Text("severity") switch
        {
            "Fatal" => results.Fatal(message),
            "Warning" => results.Warning(message),
            _ => results.Normal(message),
        };
        if (item.Text("reason") is { Length: > 0 } reason)
        {
            result.WithReason(reason);
        }
    }

    private static void AddCondition(JsonObject item, ConditionSet conditions)
    {
        var (type, reason) = (item.Text("type"), item.Text("reason"));
        var condition = item.Text("status") switch
        {
            "True" => conditions.True(type, reason),
            "False" => conditions.False(type, reason),
            _ => conditions.Unknown(type, reason),
        };
        if (item.Text("message") is { Length: > 0 } message)
        {
            condition.WithMessage(message);
        }

        if (item.Text("target") == "CompositeAndClaim")
        {
            condition.TargetCompositeAndClaim();
        }
    }

    private static void Require(JsonObject requirements, FunctionContext context)
    {
        foreach (var (name, item) in requirements.Select(entry => (entry.Key, (JsonObject)entry.Value!)))
        {
            var (apiVersion, kind) = (item.Text("apiVersion"), item.Text("kind"));
            var space = item.Text("namespace") is { Length: > 0 } given ? given : null;
            if (item.Text("name") is { Length: > 0 } objectName)
            {
                context.Require.Resource(name, apiVersion, kind, objectName, space);
            }
            else
            {
                var labels = (item.Find("matchLabels") ?? []).ToDictionary(label => label.Key, label => label.Value!.ToString());
                context.Require.Resources(name, apiVersion, kind, labels, space);
            }
        }
    }

    private static void SetContext(JsonObject values, FunctionContext context)
    {
        foreach (var (key, value) in values)
        {
            Set(context, key, value);
        }
    }

    private void Report(JsonArray parts, FunctionContext context)
    {
        foreach (var part in parts.Select(part => part!.ToString()))
        {
            Set(context, $"{_name}, call {_calls}: {part}", RequestParts.Find(part, context));
        }
    }

    private static void Set(FunctionContext context, string key, JsonNode? value) =>
        context.Context.Set(key, JsonSerializer.SerializeToElement(value), Json);

    private static StructDocument ToDocument(JsonObject value) => new(JsonObjects.ToStruct(value).Memory);
}
