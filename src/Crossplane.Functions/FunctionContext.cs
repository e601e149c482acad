using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Crossplane.Functions;

/// <summary>A call of a function: the request that Crossplane sent and the response to it.</summary>
public sealed class FunctionContext
{
    private TimeSpan? _ttl;

    internal FunctionContext(
        Protocol.RunFunctionRequest request, ILogger? logger = null, int maxResponseBytes = int.MaxValue)
    {
        Logger = logger is null ? NullLogger.Instance : new CallLogger(logger, this);
        Tag = request.Meta?.Tag ?? "";
        Capabilities = new CallerCapabilities(request.Meta?.Capabilities.ToArray() ?? []);
        Observed = new ObservedState(request.Observed);
        Desired = new DesiredState(request.Desired, maxResponseBytes);
        Status = new CompositeStatus(Observed.Composite, Desired);
        Input = request.HasInput ? new StructDocument(request.Input.Memory) : null;
        Context = new PipelineContext(request.HasContext ? request.Context : null);
        Credentials = new CredentialStore(request.Credentials);
        Require = new RequirementSet(request);
    }

    /// <summary>The tag that identifies the content of the request; copied to the response automatically.</summary>
    public string Tag { get; }

    /// <summary>
    /// The log of this call: each line carries the tag of the call and the kind, namespace and name of the composite. Do not
    /// log what comes from a Secret.
    /// </summary>
    public ILogger Logger { get; }

    /// <summary>The capabilities of the calling Crossplane.</summary>
    public CallerCapabilities Capabilities { get; }

    /// <summary>The observed state: the composite and the composed resources that exist.</summary>
    public ObservedState Observed { get; }

    /// <summary>The desired state: earlier functions' resources, and the changes of this function.</summary>
    /// <example>
    /// <code>
    /// context.Desired.GetOrAdd("config").Set(configMap, MyJsonContext.Default.ConfigMap);
    /// </code>
    /// </example>
    public DesiredState Desired { get; }

    /// <summary>The desired status of the composite.</summary>
    public CompositeStatus Status { get; }

    /// <summary>The input of the pipeline step; null if it has none.</summary>
    public StructDocument? Input { get; }

    /// <summary>The context of the pipeline: data that functions pass to later functions.</summary>
    public PipelineContext Context { get; }

    /// <summary>The credentials of the pipeline step.</summary>
    public CredentialStore Credentials { get; }

    /// <summary>The requirements of the function: objects and schemas that it must read in addition.</summary>
    /// <example>
    /// <code>
    /// var settings = context.Require.Resource("settings", "v1", "ConfigMap", "platform-settings", "platform");
    /// if (settings.State == RequirementState.Pending)
    /// {
    ///     return ValueTask.CompletedTask; // Crossplane calls again with the answer.
    /// }
    /// </code>
    /// </example>
    public RequirementSet Require { get; }

    /// <summary>
    /// The results of the call, which Crossplane emits as events of the composite; a fatal result ends the pipeline.
    /// </summary>
    public ResultList Results { get; } = new();

    /// <summary>The status conditions that Crossplane sets on the composite.</summary>
    /// <example>
    /// <code>
    /// context.Conditions.False("DatabaseReady", "Creating").WithMessage("The database is being created.");
    /// </code>
    /// </example>
    public ConditionSet Conditions { get; } = new();

    /// <summary>
    /// The time to live of the response: Crossplane may cache the response for that long, and calls again afterwards. Null
    /// (the default) uses the server's default; zero prevents caching.
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

    /// <summary>The output of an Operation; Crossplane ignores it for composites.</summary>
    public StructDocument? Output { get; set; }

    internal Protocol.RunFunctionResponse ToResponse(TimeSpan defaultTtl)
    {
        // This may throw, and a fatal response then still needs the received desired state, which Desired.ToMessage modifies.
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
