namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The labels and annotations of Crossplane.</summary>
internal static class CrossplaneNames
{
    public const string Paused = "crossplane.io/paused";
    public const string ReconcileRequestedAt = "crossplane.io/reconcile-requested-at";
    public const string ResourceName = "crossplane.io/composition-resource-name";
    public const string Composite = "crossplane.io/composite";
    public const string ClaimName = "crossplane.io/claim-name";
    public const string ClaimNamespace = "crossplane.io/claim-namespace";
}
