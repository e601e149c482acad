using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crossplane.Functions;

/// <summary>One call of a function: what Crossplane sent, and what is answered.</summary>
public sealed class FunctionContext
{
    private TimeSpan? _ttl;

    internal FunctionContext(Protocol.RunFunctionRequest request, ILogger? logger = null)
    {
        Logger = logger is null ? NullLogger.Instance : new CallLogger(logger, this);
        Tag = request.Meta?.Tag ?? "";
        Capabilities = new CallerCapabilities(request.Meta?.Capabilities.ToArray() ?? []);
        Observed = new ObservedState(request.Observed);
        Desired = new DesiredState(request.Desired);
        Status = new CompositeStatus(Observed.Composite, Desired);
        Input = request.HasInput ? new StructDocument(request.Input.Memory) : null;
        Context = new PipelineContext(request.HasContext ? request.Context : null);
        Credentials = new CredentialStore(request.Credentials);
        Require = new RequirementSet(request);
    }

    /// <summary>Identifies the content of the request. It is copied to the response by itself.</summary>
    public string Tag { get; }

    /// <summary>
    /// The log of this call: each line carries the tag of the call and the kind, namespace and name of the composite. Do not
    /// log what comes from a Secret.
    /// </summary>
    public ILogger Logger { get; }

    /// <summary>What the caller can do.</summary>
    public CallerCapabilities Capabilities { get; }

    /// <summary>What exists.</summary>
    public ObservedState Observed { get; }

    /// <summary>What shall be.</summary>
    public DesiredState Desired { get; }

    /// <summary>The composite's status that shall be.</summary>
    public CompositeStatus Status { get; }

    /// <summary>The input of the pipeline step; null if it has none.</summary>
    public StructDocument? Input { get; }

    /// <summary>Data that functions hand to each other.</summary>
    public PipelineContext Context { get; }

    /// <summary>The Secrets of the pipeline step.</summary>
    public CredentialStore Credentials { get; }

    /// <summary>Asks for other objects and schemas.</summary>
    public RequirementSet Require { get; }

    /// <summary>What the people who look at the composite are told.</summary>
    public ResultList Results { get; } = new();

    /// <summary>The status conditions that the composite gets.</summary>
    public ConditionSet Conditions { get; } = new();

    /// <summary>
    /// How long the answer holds: Crossplane calls again after it, and may cache the answer until then. Null for the
    /// server's default, zero for an answer that must not be kept.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative.</exception>
    public TimeSpan? Ttl
    {
        get => _ttl;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value.GetValueOrDefault(), TimeSpan.Zero, nameof(value));
            _ttl = value;
        }
    }

    /// <summary>The result of an Operation; Crossplane ignores it for composites.</summary>
    public StructDocument? Output { get; set; }

    internal Protocol.RunFunctionResponse ToResponse(TimeSpan defaultTtl)
    {
        // Before the desired state, which uses up the received message: this one may fail, and then that one is needed again.
        var context = Context.ToMessage();
        var response = new Protocol.RunFunctionResponse
        {
            Meta = new Protocol.ResponseMeta { Tag = Tag, Ttl = Duration.FromTimeSpan(Ttl ?? defaultTtl) },
            Desired = Desired.ToMessage(),
            Requirements = Require.ToMessage(),
        };
        response.Results.AddRange(Results.Select(result => result.ToMessage()));
        response.Conditions.AddRange(Conditions.Select(condition => condition.ToMessage()));
        if (context is not null)
        {
            response.Context = context;
        }

        if (Output is not null)
        {
            response.Output = UnsafeByteOperations.UnsafeWrap(Output.Raw);
        }

        return response;
    }
}
