namespace AgentPlatform.Values;

/// <summary>The sizes of what a user can write. The schemas have the same numbers.</summary>
/// <remarks>
/// A composite of 1 MB is rendered to several objects that each repeat parts of it, so what is unbounded in a composite is
/// unbounded in memory too. Where Kubernetes or Linux has a limit, that is the bound; the others are several times what is
/// useful.
/// </remarks>
internal static class Bounds
{
    /// <summary>Pods of one workload.</summary>
    public const int Replicas = 1000;

    /// <summary>Seconds that a pod has to shut down: a day.</summary>
    public const int GracePeriodSeconds = 86400;

    /// <summary>Secrets with which images are pulled.</summary>
    public const int PullSecrets = 256;

    /// <summary>Items of a command or of its arguments.</summary>
    public const int Arguments = 1024;

    /// <summary>
    /// Characters of an argument or of the value of a variable: Linux starts no process with a longer one
    /// (<c>MAX_ARG_STRLEN</c>).
    /// </summary>
    public const int ProcessText = 128 * 1024;

    /// <summary>Characters of the name of a variable.</summary>
    public const int VariableName = 1024;

    /// <summary>Characters of a prefix of variables.</summary>
    public const int VariablePrefix = 1024;

    /// <summary>Characters of the value of an annotation: half of what Kubernetes takes for all of an object.</summary>
    public const int AnnotationValue = 128 * 1024;

    /// <summary>Labels or annotations in one map.</summary>
    public const int Labels = 256;

    /// <summary>Characters of the URLs of NATS servers.</summary>
    public const int NatsUrl = 2048;

    /// <summary>NATS servers, each of which is a rule of the network policy.</summary>
    public const int NatsServers = 16;

    /// <summary>Characters of the path of a URL.</summary>
    public const int UrlPath = 1024;

    /// <summary>Namespaces that a network policy names in one direction, and ports for each.</summary>
    public const int NetworkRules = 64;

    /// <summary>Characters of a percentage, with leading zeros.</summary>
    public const int Percentage = 8;

    /// <summary>Items of a list in Settings.</summary>
    public const int SettingsList = 256;

    /// <summary>Sizes, ports, addresses or namespaces in Settings.</summary>
    public const int SettingsShortList = 64;

    /// <summary>Characters of a label key: a prefix of 253, a slash and a name of 63.</summary>
    public const int LabelKey = 317;
}
