using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering;

/// <summary>
/// Renders a composite as one reconcile of Crossplane would. Nothing outside the input is read or changed, and the same
/// input always gives the same output.
/// </summary>
public static class Renderer
{
    /// <summary>Renders a composite with functions that run in this process.</summary>
    /// <param name="input">The composite and everything that it is rendered with.</param>
    /// <param name="functions">The functions. The name in the <c>functionRef</c> of a step selects one of them.</param>
    /// <param name="cancellationToken">Cancels the pipeline between calls, and a call if its function observes the token.</param>
    /// <exception cref="RenderException">The inputs contradict each other, or the pipeline fails.</exception>
    /// <exception cref="Conversion.ConversionException">A value cannot be encoded for, or decoded from, the wire.</exception>
    public static Task<RenderOutput> RunAsync(
        RenderInput input, IReadOnlyList<InProcessFunction> functions, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(functions);
        return RunAsync(input, Find, cancellationToken);

        IFunctionClient? Find(string name) =>
            functions.FirstOrDefault(function => function.Is(name, "")) is { } found
                ? new InProcessClient(found.Function, _ => { })
                : null;
    }

    internal static async Task<RenderOutput> RunAsync(
        RenderInput input, Func<string, IFunctionClient?> functions, CancellationToken cancellationToken)
    {
        var events = new List<RenderEvent>();
        var schema = CompositeSchema.Select(input.Definition, input.Composite);
        // The output of an earlier run may be given as it is: the composite in it is not one of its own resources.
        JsonObject[] existing = [.. input.Observed.Where(value => !value.IsSameObject(input.Composite))];
        var composite = new ObservedComposite(input.Composite, schema, existing, events);
        var observed = composite.Value;
        CheckObserved(observed, existing);
        if (composite.IsLeftAlone())
        {
            return new RenderOutput
            {
                Composite = observed,
                Composed = [],
                Unready = [],
                Results = [.. events.Select(ToDocument)],
                Context = null,
            };
        }

        composite.Select(input.Composition);
        var store = new ObjectStore([observed, .. existing, .. input.Required]);
        var byName = ObservedResources.Find(observed, schema, store);
        var state = CreateState(observed, byName, store);
        var pipeline = await new Pipeline(state, store, new OpenApiSchemas(input.Schemas), functions)
            .RunAsync(PipelineStep.ReadAll(input.Composition), input.Context, cancellationToken).ConfigureAwait(false);
        events.AddRange(pipeline.Events);
        return Finish(observed, schema, byName, pipeline, events);
    }

    private static RenderOutput Finish(
        JsonObject observed,
        CompositeSchema schema,
        SortedDictionary<string, JsonObject> byName,
        PipelineResult pipeline,
        List<RenderEvent> events)
    {
        var metadata = new ComposedMetadata(observed, byName, events);
        var composed = new List<JsonObject>();
        var unready = new List<string>();
        foreach (var (name, resource) in pipeline.Desired.Resources.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            var value = resource.HasResource_ ? JsonObjects.FromStruct(resource.Resource_) : [];
            metadata.Apply(name, value);
            SetKind(value);
            composed.Add(value);
            if (resource.Ready != Ready.True)
            {
                unready.Add(name);
            }
        }

        // A resource without a name is called by its place, which is the first.
        string[] called = [.. unready.Select(name => name.Length > 0 ? name : "0")];
        events.AddRange(called.Select(name =>
            RenderEvent.Normal(RenderEvent.ComposeResources, $"Composed resource \"{name}\" is not yet ready")));
        return new RenderOutput
        {
            Composite = CompositeResult.Create(observed, schema, pipeline, composed, called),
            Composed = composed,
            Unready = unready,
            Results = [.. events.Select(ToDocument)],
            Context = pipeline.Context is { } context ? JsonObjects.FromStruct(context) : null,
        };
    }

    /// <summary>Sets what every object has. The reference prints a missing one as an empty text.</summary>
    private static void SetKind(JsonObject value)
    {
        foreach (var field in (ReadOnlySpan<string>)["apiVersion", "kind"])
        {
            value[field] = value.Text(field);
        }
    }

    private static JsonObject ToDocument(RenderEvent happened) => new()
    {
        ["apiVersion"] = RenderPrinter.ReportApiVersion,
        ["kind"] = RenderPrinter.Result,
        ["severity"] = happened.Type,
        ["reason"] = happened.Reason,
        ["message"] = happened.Message,
    };

    private static void CheckObserved(JsonObject composite, IReadOnlyList<JsonObject> observed)
    {
        var problems = new List<string>();
        foreach (var value in observed)
        {
            if (value.OwnerReferences().Controller() is { } controller
                && controller.Text("uid") != composite.Metadata().Text("uid"))
            {
                problems.Add($"observed resource {value.Name()} has a controller ref but is not controlled by the XR");
            }

            if (composite.Namespace().Length > 0 && value.Namespace() != composite.Namespace())
            {
                problems.Add($"observed resource {value.Name()} is not in the same namespace as the XR");
            }
        }

        if (problems.Count > 0)
        {
            var all = string.Join(", ", problems.Distinct());
            throw new RenderException($"invalid observed resources: {(problems.Distinct().Count() > 1 ? $"[{all}]" : all)}");
        }
    }

    private static State CreateState(JsonObject composite, SortedDictionary<string, JsonObject> observed, ObjectStore store)
    {
        var state = new State { Composite = new Resource { Resource_ = JsonObjects.ToStruct(composite) } };
        foreach (var (name, value) in observed)
        {
            var resource = new Resource { Resource_ = JsonObjects.ToStruct(value) };
            ConnectionDetails.Add(value, store, resource);
            state.Resources.Add(name, resource);
        }

        return state;
    }
}
