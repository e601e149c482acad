using AgentPlatform.Shared;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.AgentExecutors;

/// <summary>Finds everything that a developer must change before an AgentExecutor can be rendered.</summary>
internal static class AgentExecutorValidator
{
    private const int LongestNatsName = 255;

    public static void Validate(AgentExecutorSpec? spec, ProblemSet problems)
    {
        if (spec is null)
        {
            problems.Add("spec", "is required: an object with image, natsStreamName and natsConsumerGroup");
            return;
        }

        ValidateImage(spec.Image, problems);
        ValidateSize(spec.Size, problems);
        ValidateNatsUrl(spec.NatsUrl, problems);
        ValidateNatsName("spec.natsStreamName", spec.NatsStreamName, "the JetStream stream that the service works through", problems);
        ValidateNatsName("spec.natsConsumerGroup", spec.NatsConsumerGroup, "the durable consumer that the replicas share", problems);
        ValidateSecret("spec.postgresConnectionSecret", spec.PostgresConnectionSecret, problems);
        ValidateSecret("spec.dragonflyConnectionSecret", spec.DragonflyConnectionSecret, problems);
        ValidateSecret("spec.llmKeysSecret", spec.LlmKeysSecret, problems);
        for (var index = 0; index < spec.ImagePullSecrets?.Count; index++)
        {
            ValidateSecret($"spec.imagePullSecrets[{index}]", spec.ImagePullSecrets[index] ?? "", problems);
        }
    }

    private static void ValidateImage(string? image, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(image))
        {
            problems.Add("spec.image", "is required: a container image such as ghcr.io/org/service:v1.0.0");
        }
        else if (!ImageReference.TryParse(image, out _))
        {
            problems.Add("spec.image", $"must be a container image such as ghcr.io/org/service:v1.0.0, but is {Text.Quote(image)}");
        }
    }

    private static void ValidateSize(string? size, ProblemSet problems)
    {
        if (size is not null && Sizes.Find(size) is null)
        {
            problems.Add("spec.size", $"must be one of {Sizes.Names}, but is {Text.Quote(size)}");
        }
    }

    /// <summary>A URL may hold a password, so what was found is not shown.</summary>
    private static void ValidateNatsUrl(string? url, ProblemSet problems)
    {
        if (url is not null && !NatsServer.TryParseAll(url, out _))
        {
            problems.Add("spec.natsUrl", "must be one or more NATS servers separated by commas, each as nats://host:4222 (schemes nats, tls, ws, wss), but cannot be read as such");
        }
    }

    /// <summary>The characters that NATS does not allow in the name of a stream or consumer.</summary>
    private static void ValidateNatsName(string path, string? name, string meaning, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(name))
        {
            problems.Add(path, $"is required: {meaning}");
        }
        else if (name.Length > LongestNatsName || name.Any(IsNotAllowedInNatsName))
        {
            problems.Add(path, $"must have at most {LongestNatsName} characters and no space, dot, *, >, slash or backslash, but is {Text.Quote(name)}");
        }
    }

    private static bool IsNotAllowedInNatsName(char character) =>
        char.IsWhiteSpace(character) || char.IsControl(character) || character is '.' or '*' or '>' or '/' or '\\';

    private static void ValidateSecret(string path, string? name, ProblemSet problems)
    {
        if (name is not null && !ResourceNames.IsDnsSubdomain(name))
        {
            problems.Add(path, $"must be the name of a Secret (lower-case letters, digits, dashes and dots), but is {Text.Quote(name)}");
        }
    }
}
