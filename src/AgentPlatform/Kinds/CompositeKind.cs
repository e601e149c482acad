using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Settings;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Kinds;

/// <summary>A kind of composite: what it is called, what it needs, and how it is rendered.</summary>
public abstract class CompositeKind
{
    /// <param name="apiVersion">The apiVersion: group and version.</param>
    /// <param name="kinds">The kind and, if there are claims, the kind behind the claim.</param>
    private protected CompositeKind(string apiVersion, params IReadOnlyList<string> kinds) =>
        (ApiVersion, Kinds) = (apiVersion, kinds);

    /// <summary>The apiVersion: group and version.</summary>
    public string ApiVersion { get; }

    /// <summary>The kind and, if there are claims, the kind behind the claim.</summary>
    public IReadOnlyList<string> Kinds { get; }

    /// <summary>
    /// A valid composite with everything that is rendered by default. The server renders it at start, as far as it goes without
    /// objects of others.
    /// </summary>
    public abstract StructDocument Sample { get; }

    /// <summary>
    /// The JSON paths of the columns that <c>kubectl get</c> prints of this kind, in order: <c>.status.phase</c>. The definition
    /// in <c>package/</c> has the same, and the status that is rendered has these fields.
    /// </summary>
    internal virtual IReadOnlyList<string> PrinterColumns => [];

    /// <summary>The sections of the platform's settings that belong to this kind.</summary>
    internal virtual IReadOnlyList<SettingsSection> Sections => [];

    /// <summary>The model of the spec.</summary>
    internal abstract JsonTypeInfo SpecContract { get; }

    /// <summary>The model of the status, without conditions.</summary>
    internal abstract JsonTypeInfo StatusContract { get; }

    /// <summary>Whether a composite has this apiVersion and one of these kinds.</summary>
    public bool Matches(Resource composite)
    {
        ArgumentNullException.ThrowIfNull(composite);
        return composite.ApiVersion == ApiVersion && Kinds.Contains(composite.Kind);
    }

    /// <summary>Renders a composite. A pure function of the call: no I/O, clock, randomness or logging.</summary>
    internal abstract CompositeAnswer Compose(CompositeCall call);
}
