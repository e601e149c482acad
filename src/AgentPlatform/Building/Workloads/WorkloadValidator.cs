using AgentPlatform.Building.Environment;
using AgentPlatform.Building.Nats;
using AgentPlatform.Building.Pods;
using AgentPlatform.Kinds;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Workloads;

/// <summary>Validates the fields that all workloads share.</summary>
internal static class WorkloadValidator
{
    private const int MaxProbeTiming = 3600;

    /// <summary>
    /// Kubernetes takes one more for no deadline, and then reports no progress at all: <c>HasProgressDeadline</c> in
    /// <c>pkg/controller/deployment/util</c>.
    /// </summary>
    private const int MaxProgressDeadlineSeconds = int.MaxValue - 1;

    private const int MaxVariables = 256;
    private const int MaxSecrets = 64;
    private const int MaxLabels = Bounds.Labels;

    private static readonly string[] Reserved =
    [
        "app",
        "app.kubernetes.io/component",
        "app.kubernetes.io/managed-by",
        "app.kubernetes.io/name",
        "app.kubernetes.io/version",
    ];

    /// <summary>Checks each field that is set; no field is required.</summary>
    public static void Validate(string path, WorkloadSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        Checks.Image((path, ".image"), spec.Image, problems);
        ValidateSize(path, spec, settings, problems);
        Checks.OneOf((path, ".imagePullPolicy"), spec.ImagePullPolicy, ["Always", "IfNotPresent", "Never"], problems);
        ValidateText((path, ".command"), spec.Command, problems);
        ValidateText((path, ".args"), spec.Args, problems);
        ValidateSecretRefs((path, ".secretRefs"), spec.SecretRefs, problems);
        ValidateEnvironment((path, ".env"), spec.Env, problems);
        ValidateMigrations((path, ".migrations"), spec.Migrations, problems);
        ValidateHttp(path, spec, problems);
        ScalingValidator.Validate(path, spec, problems);
        Checks.Range((path, ".progressDeadlineSeconds"), spec.ProgressDeadlineSeconds, 1, MaxProgressDeadlineSeconds, problems);
        Checks.Range(
            (path, ".terminationGracePeriodSeconds"), spec.TerminationGracePeriodSeconds, 0, Bounds.GracePeriodSeconds, problems);
        Checks.Count((path, ".serviceAccount.annotations"), spec.ServiceAccount?.Annotations?.Count, MaxLabels, problems);
        Checks.Annotations((path, ".serviceAccount.annotations"), spec.ServiceAccount?.Annotations, problems);
        ComposedObjectValidator.ValidateServiceAccount(
            (path, ".serviceAccount.annotations"), spec.ServiceAccount?.Annotations, problems);
        ValidateSecurity(path, spec, problems);
        Checks.Count((path, ".nodeSelector"), spec.NodeSelector?.Count, MaxLabels, problems);
        SchedulingValidator.Validate(path, spec, problems);
        Checks.Count((path, ".podLabels"), spec.PodLabels?.Count, MaxLabels, problems);
        ValidatePodLabels((path, ".podLabels"), spec.PodLabels, problems);
        Checks.Count((path, ".podAnnotations"), spec.PodAnnotations?.Count, MaxLabels, problems);
        Checks.Annotations((path, ".podAnnotations"), spec.PodAnnotations, problems);
        PodAnnotationsValidator.Validate((path, ".podAnnotations"), spec.PodAnnotations, problems);
        ConnectionsValidator.Validate(path, spec, problems);
    }

    /// <summary>Checks the fields of workloads that consume a stream, and their pull Secrets.</summary>
    public static void ValidateStream(
        string path, StreamWorkloadSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        NatsAddresses.Validate((path, ".natsUrl"), spec.NatsUrl, settings, problems);
        Checks.Endpoint((path, ".natsMonitoringEndpoint"), spec.NatsMonitoringEndpoint, problems);
        Checks.NatsAccount((path, ".natsAccount"), spec.NatsAccount, problems);
        ValidatePullSecrets((path, ".imagePullSecrets"), spec.ImagePullSecrets, "", problems);
    }

    /// <summary>Checks that no environment variable is set twice: server-side apply rejects duplicates.</summary>
    /// <param name="path">The spec.</param>
    /// <param name="spec">The spec's own variables.</param>
    /// <param name="known">The names of variables that the kind itself sets.</param>
    /// <param name="problems">Receives a problem for each duplicate.</param>
    public static void ValidateVariables(string path, WorkloadSpec spec, IEnumerable<string> known, ProblemSet problems)
    {
        if (spec is { SecretRefs: null or { Count: 0 }, Env: null or { Count: 0 } })
        {
            return;
        }

        var names = new HashSet<string>(
            ["NATS_URL", "NATS_STREAM_NAME", "NATS_CONSUMER_GROUP", .. known], StringComparer.Ordinal);
        if (spec.HttpPort is not null)
        {
            names.Add("PORT");
        }

        var places = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (variablePath, name) in OwnVariables(path, spec))
        {
            if (string.IsNullOrEmpty(name))
            {
                continue;
            }

            if (names.Contains(name))
            {
                problems.Add(variablePath, $"must be a variable that the platform does not set, but is {Text.Quote(name)}");
            }
            else if (!places.TryAdd(name, variablePath))
            {
                problems.Add(variablePath, $"must differ from {places[name]}, but is {Text.Quote(name)} too");
            }
        }
    }

    /// <summary>Checks that an exposed service has a gateway and a host name.</summary>
    public static void ValidateExposure(Field path, WorkloadSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        if (spec.Exposure is not { } exposure)
        {
            return;
        }

        if (exposure.GatewayRef is null && settings.Gateway is null)
        {
            problems.Add($"{path}.exposure.gatewayRef", "is required: the Gateway to attach to, because the platform names none");
        }

        if (exposure.Hostname is null && settings.Gateway?.Domain is null)
        {
            problems.Add($"{path}.exposure.hostname", "is required: the host to serve, because the platform names no domain");
        }
    }

    /// <summary>Checks the names of image pull Secrets, a list that Kubernetes keys by name.</summary>
    /// <param name="path">The list.</param>
    /// <param name="names">The names; null for an item without one.</param>
    /// <param name="field">The field of an item that has the name, with its leading dot; empty if the item is the name.</param>
    /// <param name="problems">Receives what must be changed.</param>
    public static void ValidatePullSecrets(Field path, IReadOnlyList<string?>? names, string field, ProblemSet problems)
    {
        for (var index = 0; index < names?.Count; index++)
        {
            ValidateSecretName($"{path}[{index}]{field}", names[index], problems);
        }

        Checks.Count(path, names?.Count, Bounds.PullSecrets, problems);
        Checks.Unique(path, names, name => name, field, problems);
    }

    public static void ValidateSecretName(Field path, string? name, ProblemSet problems) =>
        Checks.ObjectName(path, name ?? "", "a Secret", problems);

    private static void ValidateSize(string path, WorkloadSpec spec, PlatformSettings settings, ProblemSet problems)
    {
        Checks.OneOf((path, ".size"), spec.Size, settings.SizeNames, problems);
        var size = settings.FindSize(spec.Size ?? WorkloadDefaults.Size);
        if (size?.Override(spec.Resources) is { } resources && resources != size)
        {
            Checks.Resources($"{path}.resources", resources.Requests, resources.Limits, problems);
        }
    }

    public static void ValidateText(Field path, IReadOnlyList<string>? items, ProblemSet problems)
    {
        Checks.Count(path, items?.Count, Bounds.Arguments, problems);
        for (var index = 0; index < items?.Count; index++)
        {
            if (items[index] is null)
            {
                problems.Add($"{path}[{index}]", "must be a string, but is null");
            }

            Checks.Length((path, $"[{index}]"), items[index], Bounds.ProcessText, problems);
            Checks.ProcessText((path, $"[{index}]"), items[index], problems);
        }
    }

    private static void ValidateSecretRefs(Field path, IReadOnlyList<SecretReference>? references, ProblemSet problems)
    {
        Checks.Count(path, references?.Count, MaxSecrets, problems);
        for (var index = 0; index < references?.Count; index++)
        {
            var item = $"{path}[{index}]";
            var reference = references[index] ?? new SecretReference();
            Checks.Required((item, ".name"), reference.Name, "the name of a Secret", problems);
            Checks.ObjectName((item, ".name"), reference.Name, "a Secret", problems);
            Checks.Length((item, ".prefix"), reference.Prefix, Bounds.VariablePrefix, problems);
            Checks.VariableName((item, ".prefix"), reference.Prefix is "" ? null : reference.Prefix, problems);
            if (!string.IsNullOrEmpty(reference.Prefix) && reference.Env?.Count > 0)
            {
                problems.Add(
                    $"{item}.prefix", "must not be set together with env: the variables have the names that env gives them");
            }

            Checks.Count((item, ".env"), reference.Env?.Count, MaxVariables, problems);
            for (var variable = 0; variable < reference.Env?.Count; variable++)
            {
                ValidateSecretVariable($"{item}.env[{variable}]", reference.Env[variable] ?? new SecretVariable(), problems);
            }
        }
    }

    private static void ValidateSecretVariable(Field path, SecretVariable variable, ProblemSet problems)
    {
        Checks.Required((path, ".secretKey"), variable.SecretKey, "a key of the Secret", problems);
        Checks.SecretKey((path, ".secretKey"), variable.SecretKey, problems);
        Checks.Length((path, ".envName"), variable.EnvName, Bounds.VariableName, problems);
        if (variable.EnvName is not null || !problems.IsKnown($"{path}.secretKey"))
        {
            Checks.VariableName((path, ".envName"), VariableName(variable), problems);
        }
    }

    private static void ValidateEnvironment(Field path, IReadOnlyList<EnvironmentValue>? values, ProblemSet problems)
    {
        Checks.Count(path, values?.Count, MaxVariables, problems);
        for (var index = 0; index < values?.Count; index++)
        {
            Checks.Required($"{path}[{index}].name", values[index]?.Name, "the name of an environment variable", problems);
            Checks.Length((path, $"[{index}].name"), values[index]?.Name, Bounds.VariableName, problems);
            Checks.VariableName($"{path}[{index}].name", values[index]?.Name, problems);
            Checks.Length((path, $"[{index}].value"), values[index]?.Value, Bounds.ProcessText, problems);
            Checks.ProcessText((path, $"[{index}].value"), values[index]?.Value, problems);
        }
    }

    private static void ValidateMigrations(Field path, MigrationsSpec? migrations, ProblemSet problems)
    {
        Checks.Image((path, ".image"), migrations?.Image, problems);
        ValidateText((path, ".command"), migrations?.Command, problems);
        ValidateText((path, ".args"), migrations?.Args, problems);
    }

    private static void ValidateHttp(string path, WorkloadSpec spec, ProblemSet problems)
    {
        Checks.Port((path, ".httpPort"), spec.HttpPort, problems);
        Checks.UrlPath((path, ".healthPath"), spec.HealthPath, problems);
        Checks.UrlPath((path, ".readyPath"), spec.ReadyPath, problems);
        Checks.UrlPath((path, ".metricsPath"), spec.MetricsPath, problems);
        Checks.OneOf((path, ".sessionAffinity"), spec.SessionAffinity, ["None", "ClientIP"], problems);
        ValidateTimings((path, ".probes.liveness"), spec.Probes?.Liveness, problems);
        ValidateTimings((path, ".probes.readiness"), spec.Probes?.Readiness, problems);
        ValidateTimings((path, ".probes.startup"), spec.Probes?.Startup, problems);
    }

    private static void ValidateTimings(Field path, ProbeTimings? timings, ProblemSet problems)
    {
        Checks.Range((path, ".initialDelaySeconds"), timings?.InitialDelaySeconds, 0, MaxProbeTiming, problems);
        Checks.Range((path, ".periodSeconds"), timings?.PeriodSeconds, 1, MaxProbeTiming, problems);
        Checks.Range((path, ".timeoutSeconds"), timings?.TimeoutSeconds, 1, MaxProbeTiming, problems);
        Checks.Range((path, ".failureThreshold"), timings?.FailureThreshold, 1, MaxProbeTiming, problems);
    }

    private static void ValidateSecurity(string path, WorkloadSpec spec, ProblemSet problems)
    {
        Checks.OneOf((path, ".podSecurity"), spec.PodSecurity, ["Restricted", "Baseline"], problems);
        var isRestricted = spec.PodSecurity is null or "Restricted";
        Checks.Range((path, ".runAsUser"), spec.RunAsUser, isRestricted ? 1 : 0, int.MaxValue, problems);
        Checks.Range((path, ".runAsGroup"), spec.RunAsGroup, 0, int.MaxValue, problems);
    }

    private static void ValidatePodLabels(Field path, IReadOnlyDictionary<string, string>? labels, ProblemSet problems)
    {
        Checks.Labels(path, labels, problems);
        foreach (var key in labels?.Keys.Intersect(Reserved) ?? [])
        {
            problems.Add(Checks.FieldPathOf(path.ToString(), key), "must not be set: the platform sets this label");
        }
    }

    private static IEnumerable<(string Path, string? Name)> OwnVariables(string path, WorkloadSpec spec)
    {
        for (var index = 0; index < spec.SecretRefs?.Count; index++)
        {
            for (var variable = 0; variable < spec.SecretRefs[index]?.Env?.Count; variable++)
            {
                yield return (
                    $"{path}.secretRefs[{index}].env[{variable}].envName", VariableName(spec.SecretRefs[index].Env![variable]));
            }
        }

        for (var index = 0; index < spec.Env?.Count; index++)
        {
            yield return ($"{path}.env[{index}].name", spec.Env[index]?.Name);
        }
    }

    private static string? VariableName(SecretVariable? variable) => variable?.EnvName ?? variable?.SecretKey;
}
