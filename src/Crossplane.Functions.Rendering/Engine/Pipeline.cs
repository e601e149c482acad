using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Rendering.Clients;
using Google.Protobuf;
using Google.Protobuf.Collections;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Runs the steps of a Composition in order, as Crossplane's reconciler does.</summary>
internal sealed class Pipeline
{
    private const int MaxIterations = 5;

    private static readonly Protocol.Capability[] Capabilities =
    [
        Protocol.Capability.Capabilities,
        Protocol.Capability.RequiredResources,
        Protocol.Capability.Credentials,
        Protocol.Capability.Conditions,
        Protocol.Capability.RequiredSchemas,
    ];

    private readonly State _observed;
    private readonly ObjectStore _store;
    private readonly OpenApiSchemas _schemas;
    private readonly Func<string, IFunctionClient?> _functions;
    private readonly List<Condition> _conditions = [];
    private readonly List<RenderEvent> _events = [];

    /// <param name="observed">The observed state.</param>
    /// <param name="store">The objects that satisfy requirements and credentials.</param>
    /// <param name="schemas">The documents that satisfy required schemas.</param>
    /// <param name="functions">Finds a function by its name; null if there is none.</param>
    public Pipeline(State observed, ObjectStore store, OpenApiSchemas schemas, Func<string, IFunctionClient?> functions)
    {
        _observed = observed;
        _store = store;
        _schemas = schemas;
        _functions = functions;
    }

    /// <exception cref="RenderException">A step cannot be run, or returned a fatal result.</exception>
    public async Task<PipelineResult> RunAsync(
        IReadOnlyList<PipelineStep> steps, JsonObject context, CancellationToken cancellationToken)
    {
        State? desired = new();
        var carried = JsonObjects.ToStruct(context, "the pipeline context");
        foreach (var step in steps)
        {
            var response = await RunStepAsync(step, desired, carried, cancellationToken).ConfigureAwait(false);
            _conditions.AddRange(response.Conditions);
            Report(step, response);
            desired = response.Desired is { } wanted ? CanonicalState.From(wanted) : null;
            carried = ContextOf(response);
        }

        return new PipelineResult(desired ?? new State(), carried, _conditions, _events);
    }

    private async Task<RunFunctionResponse> RunStepAsync(
        PipelineStep step, State? desired, ByteString? context, CancellationToken cancellationToken)
    {
        var function = _functions(step.FunctionName)
            ?? throw Failed(step, $"unknown function \"{step.FunctionName}\" - is it listed in the render input?");
        var bootstrap = BootstrapRequirements.Read(step);
        var request = CreateRequest(step, bootstrap, desired, context);
        Protocol.Requirements? previous = null;
        for (var iteration = 0; iteration <= MaxIterations; iteration++)
        {
            var response = await CallAsync(step, function, request, cancellationToken).ConfigureAwait(false);
            if (Equals(response.Requirements, previous) || response.Results.Any(result => result.Severity == Severity.Fatal))
            {
                return response;
            }

            previous = response.Requirements;
            Answer([bootstrap, previous], request);
            SetContext(request, ContextOf(response));
        }

        throw Failed(step, $"requirements didn't stabilize after the maximum number of iterations ({MaxIterations})");
    }

    private static RenderException Failed(PipelineStep step, string cause, Exception? innerException = null) =>
        new($"cannot run Composition pipeline step \"{step.Name}\": {cause}", innerException);

    private static ByteString? ContextOf(RunFunctionResponse response) =>
        response.HasContext ? CanonicalState.From(response.Context) : null;

    private static async Task<RunFunctionResponse> CallAsync(
        PipelineStep step, IFunctionClient function, RunFunctionRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await function.RunAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (RenderException exception)
        {
            throw Failed(step, exception.Message, exception);
        }
        catch (OperationCanceledException exception) when (cancellationToken.IsCancellationRequested)
        {
            throw Failed(step, "timed out", exception);
        }
    }

    private RunFunctionRequest CreateRequest(
        PipelineStep step, Protocol.Requirements? bootstrap, State? desired, ByteString? context)
    {
        var request = new RunFunctionRequest { Observed = _observed, Desired = desired };
        SetContext(request, context);
        if (step.Input is not null)
        {
            request.Input = JsonObjects.ToStruct(step.Input, $"the input of pipeline step \"{step.Name}\"");
        }

        AddCredentials(step, request);
        Answer([bootstrap], request);
        request.Meta = new RequestMeta { Tag = Convert.ToHexStringLower(SHA256.HashData(request.ToByteArray())) };
        request.Meta.Capabilities.AddRange(Capabilities);
        return request;
    }

    private static void SetContext(RunFunctionRequest request, ByteString? context)
    {
        if (context is null)
        {
            request.ClearContext();
        }
        else
        {
            request.Context = context;
        }
    }

    private void AddCredentials(PipelineStep step, RunFunctionRequest request)
    {
        foreach (var (name, ns, secretName) in step.Credentials.OrderBy(credential => credential.Name, Utf8Order.Instance))
        {
            var secret = _store.Find("v1", "Secret", ns, secretName)
                ?? throw new RenderException(
                    $"cannot get Composition pipeline step \"{step.Name}\" credential \"{name}\" from Secret:"
                    + $" Secret \"{secretName}\" not found");
            var data = new CredentialData();
            foreach (var (key, value) in SecretData.Read(secret))
            {
                data.Data.Add(key, value);
            }

            request.Credentials[name] = new Protocol.Credentials { CredentialData = data };
        }
    }

    /// <summary>
    /// Replaces the required resources and schemas of a request: those that the step declares stay, those that the
    /// function no longer requires are removed.
    /// </summary>
    private void Answer(IEnumerable<Protocol.Requirements?> requirements, RunFunctionRequest request)
    {
        request.RequiredResources.Clear();
        request.RequiredSchemas.Clear();
#pragma warning disable CS0612 // Functions written for Crossplane v1 still ask in the deprecated way.
        request.ExtraResources.Clear();
        foreach (var required in requirements.OfType<Protocol.Requirements>())
        {
            Answer(required.Resources, request.RequiredResources);
            Answer(required.ExtraResources, request.ExtraResources);
            foreach (var (name, selector) in required.Schemas.OrderBy(entry => entry.Key, Utf8Order.Instance))
            {
                request.RequiredSchemas[name] = _schemas.Find(selector);
            }
        }
#pragma warning restore CS0612
    }

    private void Answer(MapField<string, ResourceSelector> selectors, MapField<string, Protocol.Resources> answers)
    {
        foreach (var (name, selector) in selectors.OrderBy(entry => entry.Key, Utf8Order.Instance))
        {
            answers[name] = _store.Select(selector);
        }
    }

    private void Report(PipelineStep step, RunFunctionResponse response)
    {
        foreach (var result in response.Results)
        {
            var reason = result.Reason.Length > 0 ? result.Reason : RenderEvent.ComposeResources;
            var message = $"Pipeline step \"{step.Name}\": {result.Message}";
            switch (result.Severity)
            {
                case Severity.Fatal:
                    throw new RenderException($"pipeline step \"{step.Name}\" returned a fatal result: {result.Message}");
                case Severity.Normal:
                    _events.Add(RenderEvent.Normal(reason, message));
                    break;
                case Severity.Warning:
                    _events.Add(RenderEvent.Warning(reason, message));
                    break;
                case Severity.Unspecified:
                    _events.Add(RenderEvent.Warning(
                        reason,
                        $"Pipeline step \"{step.Name}\" returned a result of unknown severity (assuming warning):"
                        + $" {result.Message}"));
                    break;
                default:
                    // Crossplane knows no other severity either, and records an event without a text.
                    _events.Add(new RenderEvent("", "", ""));
                    break;
            }
        }
    }
}
