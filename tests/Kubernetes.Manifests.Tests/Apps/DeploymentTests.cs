using System.Text.Json;
using Kubernetes.Manifests.Apps;
using Kubernetes.Manifests.Core;
using Kubernetes.Manifests.Meta;

namespace Kubernetes.Manifests.Tests.Apps;

public sealed class DeploymentTests
{
    private static readonly Dictionary<string, string> Labels = new() { ["app"] = "executor" };

    private static readonly Deployment Sample = new()
    {
        Metadata = new ObjectMeta { Name = "executor", Namespace = "agents", Labels = Labels },
        Spec = new DeploymentSpec
        {
            Selector = new LabelSelector { MatchLabels = Labels },
            Template = new PodTemplateSpec { Metadata = new ObjectMeta { Labels = Labels }, Spec = Pod() },
            Strategy = new DeploymentStrategy
            {
                Type = "RollingUpdate",
                RollingUpdate = new RollingUpdateDeployment { MaxSurge = "25%", MaxUnavailable = 0 },
            },
            MinReadySeconds = 0,
            ProgressDeadlineSeconds = 300,
        },
    };

    private static readonly string SampleJson = ManifestText.OneLine(
        """
        {"apiVersion":"apps/v1","kind":"Deployment",
        "metadata":{"name":"executor","namespace":"agents","labels":{"app":"executor"}},
        "spec":{"selector":{"matchLabels":{"app":"executor"}},
        "template":{"metadata":{"labels":{"app":"executor"}},
        "spec":{"serviceAccountName":"executor","automountServiceAccountToken":false,
        "imagePullSecrets":[{"name":"registry"}],
        "securityContext":{"runAsNonRoot":true,"runAsUser":1000,"fsGroup":1000,"supplementalGroups":[2000],
        "seccompProfile":{"type":"RuntimeDefault"}},
        "containers":[{"name":"executor","image":"registry.example.com/executor:v1","args":[],
        "ports":[{"name":"http","containerPort":8080,"protocol":"TCP"}],
        "envFrom":[{"prefix":"APP_","configMapRef":{"name":"settings"}},{"secretRef":{"name":"keys","optional":true}}],
        "env":[{"name":"EMPTY","value":""},
        {"name":"KEY","valueFrom":{"secretKeyRef":{"name":"keys","key":"KEY"}}},
        {"name":"MODE","valueFrom":{"configMapKeyRef":{"name":"settings","key":"MODE","optional":false}}},
        {"name":"POD_IP","valueFrom":{"fieldRef":{"fieldPath":"status.podIP"}}}],
        "volumeMounts":[{"name":"scratch","mountPath":"/tmp"}],
        "livenessProbe":{"httpGet":{"path":"/health","port":8080},"initialDelaySeconds":0,"periodSeconds":10},
        "readinessProbe":{"tcpSocket":{"port":"http"}},
        "startupProbe":{"exec":{"command":["/bin/check"]},"failureThreshold":30},
        "resources":{"requests":{"cpu":"500m","memory":"1Gi"},"limits":{"cpu":"2000m"}},
        "securityContext":{"allowPrivilegeEscalation":false,"readOnlyRootFilesystem":true,"capabilities":{"drop":[]}}}],
        "volumes":[{"name":"scratch","emptyDir":{}},
        {"name":"settings","configMap":{"name":"settings","items":[{"key":"a","path":"a.json","mode":256}]}},
        {"name":"keys","secret":{"secretName":"keys","defaultMode":256}}],
        "nodeSelector":{},
        "tolerations":[{"operator":"Exists"}],
        "topologySpreadConstraints":[{"maxSkew":1,"topologyKey":"zone","whenUnsatisfiable":"ScheduleAnyway",
        "labelSelector":{"matchLabels":{"app":"executor"}}}],
        "terminationGracePeriodSeconds":0}},
        "strategy":{"type":"RollingUpdate","rollingUpdate":{"maxSurge":"25%","maxUnavailable":0}},
        "minReadySeconds":0,"progressDeadlineSeconds":300}}
        """);

    [Fact]
    public void Serialize_Deployment_WritesFalseZeroAndEmptyButNotNull() =>
        Assert.Equal(SampleJson, JsonSerializer.Serialize(Sample, ManifestJson.Default.Deployment));

    [Fact]
    public void Deserialize_Deployment_LosesNothing() =>
        Assert.Equal(SampleJson, ManifestText.ReadAndWrite(SampleJson, ManifestJson.Default.Deployment));

    [Fact]
    public void Deserialize_DeploymentStatus_LeavesMissingCountsNull()
    {
        const string Json = """{"observedGeneration":3,"replicas":2,"readyReplicas":1,"updatedReplicas":2,"terminatingReplicas":1}""";

        var status = JsonSerializer.Deserialize(Json, ManifestJson.Default.DeploymentStatus);

        Assert.Equal(
            new DeploymentStatus { ObservedGeneration = 3, Replicas = 2, ReadyReplicas = 1, UpdatedReplicas = 2 },
            status);
    }

    private static PodSpec Pod() => new()
    {
        ServiceAccountName = "executor",
        AutomountServiceAccountToken = false,
        ImagePullSecrets = [new LocalObjectReference { Name = "registry" }],
        SecurityContext = new PodSecurityContext
        {
            RunAsNonRoot = true,
            RunAsUser = 1000,
            FsGroup = 1000,
            SupplementalGroups = [2000],
            SeccompProfile = new SeccompProfile { Type = "RuntimeDefault" },
        },
        Containers = [Executor()],
        Volumes =
        [
            new Volume { Name = "scratch", EmptyDir = new EmptyDirVolumeSource() },
            new Volume
            {
                Name = "settings",
                ConfigMap = new ConfigMapVolumeSource
                {
                    Name = "settings",
                    Items = [new KeyToPath { Key = "a", Path = "a.json", Mode = 256 }],
                },
            },
            new Volume { Name = "keys", Secret = new SecretVolumeSource { SecretName = "keys", DefaultMode = 256 } },
        ],
        NodeSelector = new Dictionary<string, string>(),
        Tolerations = [new Toleration { Operator = "Exists" }],
        TopologySpreadConstraints =
        [
            new TopologySpreadConstraint
            {
                MaxSkew = 1,
                TopologyKey = "zone",
                WhenUnsatisfiable = "ScheduleAnyway",
                LabelSelector = new LabelSelector { MatchLabels = Labels },
            },
        ],
        TerminationGracePeriodSeconds = 0,
    };

    private static Container Executor() => new()
    {
        Name = "executor",
        Image = "registry.example.com/executor:v1",
        Args = [],
        Ports = [new ContainerPort { Name = "http", Port = 8080, Protocol = Protocols.Tcp }],
        EnvFrom =
        [
            new EnvFromSource { Prefix = "APP_", ConfigMapRef = new ConfigMapEnvSource { Name = "settings" } },
            new EnvFromSource { SecretRef = new SecretEnvSource { Name = "keys", Optional = true } },
        ],
        Env =
        [
            new EnvVar { Name = "EMPTY", Value = "" },
            new EnvVar
            {
                Name = "KEY",
                ValueFrom = new EnvVarSource { SecretKeyRef = new SecretKeySelector { Name = "keys", Key = "KEY" } },
            },
            new EnvVar
            {
                Name = "MODE",
                ValueFrom = new EnvVarSource
                {
                    ConfigMapKeyRef = new ConfigMapKeySelector { Name = "settings", Key = "MODE", Optional = false },
                },
            },
            new EnvVar
            {
                Name = "POD_IP",
                ValueFrom = new EnvVarSource { FieldRef = new ObjectFieldSelector { FieldPath = "status.podIP" } },
            },
        ],
        VolumeMounts = [new VolumeMount { Name = "scratch", MountPath = "/tmp" }],
        LivenessProbe = new Probe
        {
            HttpGet = new HttpGetAction { Path = "/health", Port = 8080 },
            InitialDelaySeconds = 0,
            PeriodSeconds = 10,
        },
        ReadinessProbe = new Probe { TcpSocket = new TcpSocketAction { Port = "http" } },
        StartupProbe = new Probe { Exec = new ExecAction { Command = ["/bin/check"] }, FailureThreshold = 30 },
        Resources = new ResourceRequirements
        {
            Requests = new Dictionary<string, string> { ["cpu"] = "500m", ["memory"] = "1Gi" },
            Limits = new Dictionary<string, string> { ["cpu"] = "2000m" },
        },
        SecurityContext = new SecurityContext
        {
            AllowPrivilegeEscalation = false,
            ReadOnlyRootFilesystem = true,
            Capabilities = new Capabilities { Drop = [] },
        },
    };
}
