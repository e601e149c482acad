namespace AgentPlatform.Kinds;

/// <summary>The input for rendering a composite whose spec could be read.</summary>
/// <typeparam name="TSpec">The spec.</typeparam>
internal sealed class CompositeCall<TSpec> : CompositeCall
    where TSpec : class
{
    private readonly Composite<TSpec> _composite;
    private readonly Identity? _identity;
    private object? _computed;

    /// <param name="call">The call.</param>
    /// <param name="composite">The composite with the platform's defaults.</param>
    /// <param name="identity">The name and namespace of its objects; null if they are invalid.</param>
    public CompositeCall(CompositeCall call, Composite<TSpec> composite, Identity? identity)
        : base(call)
    {
        _composite = composite;
        _identity = identity;
        Metadata = composite.Metadata ?? new CompositeMetadata();
    }

    /// <summary>The kind; of a composite behind a claim, it starts with X.</summary>
    public string? Kind => _composite.Kind;

    /// <summary>The composite's metadata.</summary>
    public CompositeMetadata Metadata { get; }

    /// <summary>The spec with the platform's defaults.</summary>
    public TSpec Spec => _composite.Spec ?? throw new InvalidOperationException("A composite without a spec is not rendered.");

    /// <summary>Computes something from the call, once: what is validated and rendered is then the same.</summary>
    public T Once<T>(Func<CompositeCall<TSpec>, T> compute)
        where T : class
    {
        if (_computed is not T computed)
        {
            _computed = computed = compute(this);
        }

        return computed;
    }

    /// <summary>The name and namespace of the objects; as they are written, if they are invalid.</summary>
    public Identity Identity => _identity ?? new Identity(Metadata.Name ?? "", Metadata.Namespace ?? "");
}
