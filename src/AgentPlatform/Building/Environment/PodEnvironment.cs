using System.Globalization;
using k8s.Models;

namespace AgentPlatform.Building.Environment;

/// <summary>The environment of containers.</summary>
/// <param name="Variables">The variables.</param>
/// <param name="Sources">Secrets whose keys all become variables; null for none.</param>
internal sealed record PodEnvironment(IList<V1EnvVar> Variables, IList<V1EnvFromSource>? Sources)
{
    /// <summary>The names of the Secrets without which no container starts.</summary>
    public IEnumerable<string> RequiredSecrets => Variables
        .Select(variable => variable.ValueFrom?.SecretKeyRef)
        .Where(reference => reference is { Optional: not true })
        .Select(reference => reference!.Name)
        .Concat(Sources?.Select(source => source.SecretRef).Where(secret => secret.Optional != true).Select(secret => secret.Name)
            ?? []);

    /// <summary>The names of the variables of <see cref="Describe"/>.</summary>
    public static IReadOnlyList<string> DescribingVariables { get; } =
    [
        "PORT",
        "OTEL_SERVICE_NAME",
        "OTEL_SERVICE_VERSION",
        "OTEL_RESOURCE_ATTRIBUTES",
    ];

    /// <param name="own">The variables of the kind itself.</param>
    /// <param name="fallbacks">
    /// Variables that those of the spec replace: a service may go to its backend by another way, such as a proxy.
    /// </param>
    /// <param name="secretRefs">Secrets that become variables.</param>
    /// <param name="values">Variables with values that are not secret.</param>
    public static PodEnvironment Create(
        IList<V1EnvVar> own,
        IReadOnlyCollection<KeyValuePair<string, string>> fallbacks,
        IReadOnlyList<SecretReference>? secretRefs,
        IReadOnlyList<EnvironmentValue>? values)
    {
        if (secretRefs is null && values is null)
        {
            return new PodEnvironment(
                fallbacks.Count == 0 ? own : [.. own, .. fallbacks.Select(entry => Value(entry.Key, entry.Value))], null);
        }

        V1EnvVar[] keys = [.. secretRefs?.SelectMany(RenderKeys) ?? []];
        V1EnvVar[] literals = [.. values?.Select(variable => Value(variable.Name!, variable.Value ?? "")) ?? []];
        var replaced = literals.Concat(keys).Select(variable => variable.Name);
        return new PodEnvironment(
            [
                .. own,
                .. fallbacks.ExceptBy(replaced, variable => variable.Key).Select(entry => Value(entry.Key, entry.Value)),
                .. keys,
                .. literals,
            ],
            RenderSources(secretRefs));
    }

    /// <summary>The variable that tells a service its port.</summary>
    public static IEnumerable<V1EnvVar> Port(int port) => [Value("PORT", port.ToString(CultureInfo.InvariantCulture))];

    /// <summary>The variables that tell a service its port and how to call itself in traces and metrics.</summary>
    public static IEnumerable<V1EnvVar> Describe(int port, string name, string ns, string version) =>
    [
        .. Port(port),
        Value("OTEL_SERVICE_NAME", name),
        Value("OTEL_SERVICE_VERSION", version),
        Value("OTEL_RESOURCE_ATTRIBUTES", $"service.name={name},service.namespace={ns},service.version={version}"),
    ];

    /// <summary>A variable in whose value Kubernetes expands references to others, such as <c>$(POD_NAME)</c>.</summary>
    public static V1EnvVar Value(string name, string value) => new() { Name = name, Value = value };

    /// <summary>A variable with exactly this value: <c>$</c> is escaped, so that Kubernetes expands nothing in it.</summary>
    public static V1EnvVar Literal(string name, string value) => Value(name, value.Replace("$", "$$", StringComparison.Ordinal));

    /// <summary>A variable with the value of a key of a Secret.</summary>
    public static V1EnvVar FromSecret(string name, string secret, string key, bool? optional) => new()
    {
        Name = name,
        ValueFrom = new V1EnvVarSource
        {
            SecretKeyRef = new V1SecretKeySelector { Name = secret, Key = key, Optional = optional },
        },
    };

    private static V1EnvFromSource[]? RenderSources(IReadOnlyList<SecretReference>? secretRefs)
    {
        var sources = secretRefs?.Where(reference => reference.Env is null or { Count: 0 }).Select(RenderAll).ToArray();
        return sources is { Length: > 0 } ? sources : null;
    }

    private static V1EnvFromSource RenderAll(SecretReference reference) => new()
    {
        Prefix = string.IsNullOrEmpty(reference.Prefix) ? null : reference.Prefix,
        SecretRef = new V1SecretEnvSource { Name = reference.Name, Optional = reference.Optional },
    };

    private static IEnumerable<V1EnvVar> RenderKeys(SecretReference reference) => reference.Env?.Select(variable =>
        FromSecret(variable.EnvName ?? variable.SecretKey!, reference.Name!, variable.SecretKey!, reference.Optional)) ?? [];
}
