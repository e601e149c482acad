namespace Crossplane.Functions.Readiness;

/// <summary>The readiness of a Namespace: it is active, and is not being deleted.</summary>
/// <remarks>
/// The phases are those of <c>NamespaceStatus</c> in Kubernetes' <c>core/v1</c>; the API server sets the first one.
/// </remarks>
internal static class NamespaceReady
{
    public static ReadyCheck Check { get; } = new(
        "v1",
        "Namespace",
        observed => new ObservedFields(observed).Status.Is("phase"u8, "Active"u8),
        "has(object.status) && has(object.status.phase) && object.status.phase == \"Active\"");
}
