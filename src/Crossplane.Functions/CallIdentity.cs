using System.Collections;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions;

/// <summary>The tag of a call and the identity of its composite, as properties of a log scope or of a span.</summary>
/// <remarks>
/// Texts are cut to 253 characters, the maximum length of a Kubernetes name, and control characters become U+FFFD.
/// </remarks>
public sealed class CallIdentity : IReadOnlyList<KeyValuePair<string, object?>>
{
    private const int MaxTextLength = 253;

    private readonly KeyValuePair<string, object?>[] _properties;

    private CallIdentity(string tag, string? kind, string? ns, string? name)
    {
        (Tag, Kind, Namespace, Name) = (Clean(tag), Clean(kind), Clean(ns), Clean(name));
        _properties = [new("tag", Tag), new("kind", Kind), new("namespace", Namespace), new("name", Name)];
    }

    /// <summary>The tag of the request; empty if the request has none.</summary>
    public string Tag { get; }

    /// <summary>The composite's kind; empty if the composite has none or cannot be read.</summary>
    public string Kind { get; }

    /// <summary>The composite's namespace; empty for a cluster-scoped composite and for one that cannot be read.</summary>
    public string Namespace { get; }

    /// <summary>The composite's name; empty if the composite has none or cannot be read.</summary>
    public string Name { get; }

    /// <inheritdoc />
    public int Count => _properties.Length;

    /// <inheritdoc />
    public KeyValuePair<string, object?> this[int index] => _properties[index];

    /// <summary>Creates the identity of a call from its context.</summary>
    public static CallIdentity From(FunctionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var composite = context.Observed.Composite;
        try
        {
            return new CallIdentity(context.Tag, composite.Kind, composite.Namespace, composite.Name);
        }
        catch (ConversionException)
        {
            return new CallIdentity(context.Tag, null, null, null);
        }
    }

    /// <summary>Reads the identity of a call that was not answered.</summary>
    /// <param name="request">The request; not kept.</param>
    public static CallIdentity From(RunFunctionRequest request) => From(new FunctionContext(request));

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, object?>> GetEnumerator() => _properties.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Returns the composite in the form used in logs: <c>AgentExecutor my-namespace/my-service</c>.</summary>
    public override string ToString() => Namespace.Length == 0 ? $"{Kind} {Name}" : $"{Kind} {Namespace}/{Name}";

    private static string Clean(string? text) => LogText.Clean(text, MaxTextLength);
}
