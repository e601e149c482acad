namespace Docs.Tests.Scaling;

/// <summary>
/// The number of pods that Kubernetes' HorizontalPodAutoscaler wants for an external metric with a target for each pod
/// (replica_calculator.go, GetExternalPerPodMetricReplicas), and how far its default behaviour goes in one step (horizontal.go).
/// </summary>
internal static class Autoscaler
{
    private const double Tolerance = 0.1;

    public static int Wanted(int lag, int threshold, int pods, int least, int most)
    {
        var ratio = (double)lag / ((double)threshold * pods);
        var wanted = Math.Abs(1 - ratio) <= Tolerance ? pods : (int)Math.Ceiling((double)lag / threshold);
        return Math.Clamp(wanted, least, most);
    }

    /// <summary>By 4 pods or 100 %, whichever is more, every 15 seconds.</summary>
    public static int NextStepUp(int pods, int wanted) => Math.Min(wanted, Math.Max(pods + 4, pods * 2));
}
