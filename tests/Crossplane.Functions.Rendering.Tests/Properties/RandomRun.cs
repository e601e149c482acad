using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Properties;

/// <summary>
/// A composite, a Composition, observed and required objects and the answers of the functions, made from a seed. An odd one
/// has values of any type in the places that Crossplane reads; any other one is valid.
/// </summary>
internal sealed class RandomRun
{
    private static readonly string[] ConditionFields =
        ["type", "status", "reason", "message", "lastTransitionTime", "observedGeneration", "extra"];

    private readonly RandomJson _random;
    private readonly bool _isOdd;
    private readonly List<RunFunctionResponse> _answers = [];
    private readonly List<int> _changes = [];

    public RandomRun(int seed, bool isOdd)
    {
        _random = new RandomJson(seed);
        _isOdd = isOdd;
        var steps = _random.Below(4);
        Input = new RenderInput
        {
            Composite = Composite(),
            Composition = Composition(steps),
            Definition = _random.OneIn(2) ? Definition() : null,
            Observed = [.. Enumerable.Range(0, _random.Below(3)).Select(Observed)],
            Required = [.. Enumerable.Range(0, _random.Below(3)).Select(_ => Identified("v1", "ConfigMap"))],
            Context = _random.Object(2),
        };
        for (var step = 0; step < steps; step++)
        {
            _answers.Add(Answer());
            // After five changes Crossplane gives up.
            _changes.Add(_random.Below(isOdd ? 7 : 5));
        }
    }

    public RenderInput Input { get; }

    /// <summary>The objects that the last function desires, by composition resource name.</summary>
    public Dictionary<string, JsonObject> Desired { get; private set; } = [];

    /// <summary>The status that the last function desires.</summary>
    public JsonNode? DesiredStatus { get; private set; }

    /// <summary>True if Crossplane calls no function for the composite: it is paused or being deleted.</summary>
    public bool IsLeftAlone =>
        Input.Composite.Annotation("crossplane.io/paused") == "true"
        || Input.Composite.Metadata().Text("deletionTimestamp").Length > 0;

    public Task<RenderOutput> RenderAsync()
    {
        if (Input.Definition is { } definition)
        {
            SchemaDefaults.Apply(Input.Composite, definition);
        }

        return Renderer.RunAsync(
            Input, name => new Answering(_answers[int.Parse(name[1..])], _changes[int.Parse(name[1..])]), CancellationToken.None);
    }

    private JsonObject Composite()
    {
        var composite = Identified("example.org/v1", "XThing");
        var metadata = Metadata("xr");
        if (_random.OneIn(8))
        {
            metadata["annotations"] = new JsonObject { ["crossplane.io/paused"] = Odd("true") };
        }

        if (_random.OneIn(8))
        {
            metadata["deletionTimestamp"] = Odd("2020-02-02T02:02:02Z");
        }

        composite["metadata"] = Odd(metadata);
        composite["spec"] = Odd(_random.Object(3));
        if (_random.OneIn(2))
        {
            composite["status"] = Odd(Status());
        }

        return composite;
    }

    private JsonObject Composition(int steps)
    {
        var pipeline = Enumerable.Range(0, steps).Select(step => (JsonNode)new JsonObject
        {
            ["step"] = $"step-{step}",
            ["functionRef"] = new JsonObject { ["name"] = $"f{step}" },
            ["input"] = _random.OneIn(2) ? _random.Object(2) : null,
        });
        return new JsonObject
        {
            ["metadata"] = new JsonObject { ["name"] = "composition" },
            ["spec"] = new JsonObject { ["pipeline"] = new JsonArray([.. pipeline]) },
        };
    }

    private JsonObject Definition() => new()
    {
        ["apiVersion"] = $"apiextensions.crossplane.io/v{1 + _random.Below(2)}",
        ["spec"] = new JsonObject
        {
            ["scope"] = _random.OneOf("LegacyCluster", "Namespaced", "Cluster"),
            ["group"] = "example.org",
            ["names"] = new JsonObject { ["kind"] = "XThing" },
            ["versions"] = new JsonArray(new JsonObject
            {
                ["name"] = "v1",
                ["schema"] = new JsonObject
                {
                    ["openAPIV3Schema"] = new JsonObject
                    {
                        ["properties"] = new JsonObject { ["spec"] = Schema(3), ["status"] = Schema(2) },
                    },
                },
            }),
        },
    };

    private JsonObject Schema(int depth)
    {
        var schema = new JsonObject { ["nullable"] = Odd(_random.OneIn(2)) };
        if (_random.OneIn(2))
        {
            schema["default"] = _random.Value(2);
        }

        if (depth > 0)
        {
            var names = Enumerable.Range(0, _random.Below(4)).Select(_ => _random.Name()).Distinct();
            schema["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, Odd(Schema(depth - 1)))));
            schema["items"] = Odd(Schema(depth - 1));
        }

        return schema;
    }

    private JsonObject Observed(int index)
    {
        var value = Identified("v1", "ConfigMap");
        var metadata = Metadata($"observed-{index}");
        metadata["annotations"] = new JsonObject { ["crossplane.io/composition-resource-name"] = $"r{index}" };
        value["metadata"] = Odd(metadata);
        return value;
    }

    private JsonObject Identified(string apiVersion, string kind) => new()
    {
        ["apiVersion"] = apiVersion,
        ["kind"] = kind,
        ["metadata"] = Metadata(_random.Name()),
        ["data"] = _random.Value(2),
    };

    private JsonObject Metadata(string name) => new()
    {
        ["name"] = name,
        ["labels"] = Odd(_random.Texts()),
        ["annotations"] = Odd(_random.Texts()),
        ["finalizers"] = new JsonArray("example.org/finalizer"),
        ["ownerReferences"] = Odd(new JsonArray(new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Other",
            ["name"] = "other",
            ["uid"] = Odd("other-uid"),
        })),
    };

    private JsonObject Status()
    {
        var status = _random.Object(2);
        status.Remove("conditions");
        if (_random.OneIn(2))
        {
            status["conditions"] = Odd(new JsonArray([.. Enumerable.Range(0, _random.Below(4)).Select(_ => Odd(Condition()))]));
        }

        return status;
    }

    private JsonObject Condition()
    {
        var condition = new JsonObject();
        foreach (var field in ConditionFields.Where(_ => !_random.OneIn(4)))
        {
            condition[field] = Odd(field switch
            {
                "lastTransitionTime" => "2020-02-02T02:02:02+02:00",
                "observedGeneration" => _random.Below(3),
                _ => _random.OneOf("Ready", "Custom", "True", ""),
            });
        }

        return condition;
    }

    private RunFunctionResponse Answer()
    {
        var response = new RunFunctionResponse { Desired = new State { Composite = new Resource() } };
        DesiredStatus = Odd(Status());
        response.Desired.Composite.Resource_ =
            JsonObjects.ToStruct(new JsonObject { ["status"] = DesiredStatus?.DeepClone(), ["spec"] = _random.Object(1) });
        Desired = [];
        foreach (var index in Enumerable.Range(0, _random.Below(4)))
        {
            var value = Identified(_random.OneOf("v1", "apps/v1"), _random.OneOf("ConfigMap", "Thing"));
            value["metadata"] = Odd(Metadata(_random.Name()));
            value["kind"] = Odd("Thing");
            value["status"] = Odd(_random.Object(2));
            Desired[$"r{index}"] = value;
            response.Desired.Resources[$"r{index}"] =
                new Resource { Resource_ = JsonObjects.ToStruct(value), Ready = (Ready)_random.Below(4) };
        }

        if (_random.OneIn(2))
        {
            response.Context = JsonObjects.ToStruct(_random.Object(2));
        }

        if (_random.OneIn(2))
        {
            response.Requirements = new Protocol.Requirements();
            var kind = _random.OneOf("ConfigMap", "");
            response.Requirements.Resources[_random.Text()] =
                new ResourceSelector { ApiVersion = "v1", Kind = kind, MatchLabels = new MatchLabels() };
        }

        AddEvents(response);
        return response;
    }

    private void AddEvents(RunFunctionResponse response)
    {
        foreach (var _ in Enumerable.Range(0, _random.Below(3)))
        {
            var severity = _random.OneOf(Severity.Normal, Severity.Warning, Severity.Unspecified, (Severity)9);
            response.Results.Add(new Result { Message = _random.Text(), Severity = severity });
            response.Conditions.Add(new Condition
            {
                Type = _random.OneOf("Custom", "Ready", "Other", ""),
                Status = (Status)_random.Below(6),
                Reason = _random.Text(),
                Message = _random.Text(),
                Target = (Target)_random.Below(4),
            });
        }
    }

    private JsonNode? Odd(JsonNode value) => _isOdd && _random.OneIn(8) ? _random.Value(2) : value;

    /// <summary>A function that requires something else in each of its first calls.</summary>
    private sealed class Answering(RunFunctionResponse answer, int changes) : IFunctionClient
    {
        private int _calls;

        public ValueTask<RunFunctionResponse> RunAsync(RunFunctionRequest request, CancellationToken cancellationToken)
        {
            var response = answer.Clone();
            if (_calls++ < changes)
            {
                response.Requirements ??= new Protocol.Requirements();
                response.Requirements.Resources[$"call {_calls}"] =
                    new ResourceSelector { ApiVersion = "v1", Kind = "ConfigMap", MatchName = $"name-{_calls}" };
            }

            return ValueTask.FromResult(response);
        }
    }
}
