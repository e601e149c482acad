using AgentPlatform.Building.Pods;

namespace AgentPlatform.Building.Workloads;

/// <summary>Defaults of workloads. The XRDs document the same values.</summary>
internal static class WorkloadDefaults
{
    public const string Size = "medium";
    public const int HttpPort = 8080;
    public const string HealthPath = "/health";
    public const string ReadyPath = "/ready";
    public const string MetricsPath = "/metrics";
    public const string SessionAffinity = "None";
    public const string NatsUrl = "nats://nats.nats.svc:4222";
    public const string NatsAccount = "$G";
    public const int MinReplicas = 1;
    public const int MaxReplicas = 10;
    public const int LagThreshold = 5;
    public const int StartupPeriodSeconds = 5;
    public const int StartupFailureThreshold = 60;
    public const int TerminationGracePeriodSeconds = 60;
    public const string PodSecurity = "Restricted";
    public const int RunAsUser = 1000;
    public const string PathPrefix = "/";
    public const int MaxSkew = 1;
    public const string WhenUnsatisfiable = "ScheduleAnyway";

    public static IReadOnlyList<string> MigrationsCommand { get; } = ["/bin/sh", "-c", "scripts/ci/run-migrations.sh"];

    public static IReadOnlyList<TopologySpreadSpec> TopologySpread { get; } = [new() { TopologyKey = "kubernetes.io/hostname" }];
}
