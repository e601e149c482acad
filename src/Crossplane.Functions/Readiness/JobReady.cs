namespace Crossplane.Functions.Readiness;

/// <summary>The readiness of a Job: it is complete. One that runs, is suspended or has failed is not ready.</summary>
/// <remarks>
/// <c>Complete</c> comes when all pods have ended; <c>SuccessCriteriaMet</c>, which comes before it, does not count
/// (<c>JobStatus</c> in Kubernetes' <c>batch/v1</c>).
/// </remarks>
internal static class JobReady
{
    public static ReadyCheck Check { get; } = new(
        "batch/v1",
        "Job",
        observed => new ObservedFields(observed).Status.Condition("Complete"u8).IsTrue,
        $"has(object.status) && {Cel.HasConditions} && {Cel.Condition("Complete", "True")}");
}
