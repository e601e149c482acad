namespace Crossplane.Functions.Readiness;

/// <summary>
/// The readiness of a PersistentVolumeClaim: it is bound. With the binding mode <c>WaitForFirstConsumer</c>, that is when the
/// first pod uses it.
/// </summary>
/// <remarks>The phases are those of <c>PersistentVolumeClaimStatus</c> in Kubernetes' <c>core/v1</c>.</remarks>
internal static class PersistentVolumeClaimReady
{
    public static ReadyCheck Check { get; } = new(
        "v1",
        "PersistentVolumeClaim",
        observed => new ObservedFields(observed).Status.Is("phase"u8, "Bound"u8),
        "has(object.status) && has(object.status.phase) && object.status.phase == \"Bound\"");
}
