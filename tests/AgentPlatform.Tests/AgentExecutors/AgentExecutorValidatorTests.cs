using System.Text.Json;

namespace AgentPlatform.Tests.AgentExecutors;

public class AgentExecutorValidatorTests
{
    private const string Image = "spec.image must be a container image such as ghcr.io/org/service:v1.0.0, but is ";
    private const string NatsUrl = "spec.natsUrl must be one or more NATS servers separated by commas, each as nats://host:4222 (schemes nats, tls, ws, wss), but cannot be read as such";
    private const string StreamIsRequired = "spec.natsStreamName is required: the JetStream stream that the service works through";
    private const string ConsumerIsRequired = "spec.natsConsumerGroup is required: the durable consumer that the replicas share";
    private const string Name = "must be a DNS label of at most 63 lower-case letters, digits and dashes that starts with a letter, because a Service is named after it, but is ";
    private const string NatsName = "must have at most 255 characters and no space, dot, *, >, slash or backslash, but is ";
    private const string Secret = "must be the name of a Secret (lower-case letters, digits, dashes and dots), but is ";

    [Theory]
    [InlineData("spec.image", null, "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0")]
    [InlineData("spec.image", "null", "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0")]
    [InlineData("spec.image", "\"\"", "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0")]
    [InlineData("spec.image", "\"Ghcr.io/MyOrg/service\"", Image + "\"Ghcr.io/MyOrg/service\"")]
    [InlineData("spec.image", "\"service:v1:v2\"", Image + "\"service:v1:v2\"")]
    [InlineData("spec.image", "\"https://ghcr.io/org/service\"", Image + "\"https://ghcr.io/org/service\"")]
    [InlineData("spec.image", "\"service@sha256:abc\"", Image + "\"service@sha256:abc\"")]
    [InlineData("spec.image", "\"service:v1\\n\"", Image + "\"service:v1·\"")]
    [InlineData("spec.image", "[\"service\"]", "spec.image must be a string, but is a list")]
    [InlineData("spec.size", "\"huge\"", "spec.size must be one of micro, small, medium, large, but is \"huge\"")]
    [InlineData("spec.size", "\"Medium\"", "spec.size must be one of micro, small, medium, large, but is \"Medium\"")]
    [InlineData("spec.size", "\"\"", "spec.size must be one of micro, small, medium, large, but is \"\"")]
    [InlineData("spec.size", "3", "spec.size must be a string, but is the number 3")]
    [InlineData("spec.size", "true", "spec.size must be a string, but is true")]
    [InlineData("spec.natsUrl", "\"\"", NatsUrl)]
    [InlineData("spec.natsUrl", "\"http://nats.nats.svc:8222\"", NatsUrl)]
    [InlineData("spec.natsUrl", "\"nats://nats.nats.svc:port\"", NatsUrl)]
    [InlineData("spec.natsUrl", "\"nats://nats.nats.svc,\"", NatsUrl)]
    [InlineData("spec.natsUrl", "\"nats://user:TopSecret@nats server\"", NatsUrl)]
    [InlineData("spec.natsUrl", "\"nats://user:Top,Secret@nats.nats.svc\"", NatsUrl)]
    [InlineData("spec.natsUrl", "[\"nats://user:TopSecret@nats.nats.svc\"]", "spec.natsUrl must be a string, but is a list")]
    [InlineData("spec.natsStreamName", null, StreamIsRequired)]
    [InlineData("spec.natsStreamName", "null", StreamIsRequired)]
    [InlineData("spec.natsStreamName", "\"\"", StreamIsRequired)]
    [InlineData("spec.natsStreamName", "\"MY.STREAM\"", "spec.natsStreamName " + NatsName + "\"MY.STREAM\"")]
    [InlineData("spec.natsStreamName", "\"MY STREAM\"", "spec.natsStreamName " + NatsName + "\"MY STREAM\"")]
    [InlineData("spec.natsStreamName", "\"MY_*\"", "spec.natsStreamName " + NatsName + "\"MY_*\"")]
    [InlineData("spec.natsStreamName", "\">\"", "spec.natsStreamName " + NatsName + "\">\"")]
    [InlineData("spec.natsStreamName", "\"MY/STREAM\"", "spec.natsStreamName " + NatsName + "\"MY/STREAM\"")]
    [InlineData("spec.natsConsumerGroup", null, ConsumerIsRequired)]
    [InlineData("spec.natsConsumerGroup", "\"\"", ConsumerIsRequired)]
    [InlineData("spec.natsConsumerGroup", "\"my\\\\workers\"", "spec.natsConsumerGroup " + NatsName + "\"my\\workers\"")]
    [InlineData("spec.natsConsumerGroup", "\"my\\tworkers\"", "spec.natsConsumerGroup " + NatsName + "\"my·workers\"")]
    [InlineData("spec.postgresConnectionSecret", "\"My_Secret\"", "spec.postgresConnectionSecret " + Secret + "\"My_Secret\"")]
    [InlineData("spec.dragonflyConnectionSecret", "\"-secret\"", "spec.dragonflyConnectionSecret " + Secret + "\"-secret\"")]
    [InlineData("spec.dragonflyConnectionSecret", "{}", "spec.dragonflyConnectionSecret must be a string, but is an object")]
    [InlineData("spec.llmKeysSecret", "\"llm keys\"", "spec.llmKeysSecret " + Secret + "\"llm keys\"")]
    [InlineData("spec.imagePullSecrets", "\"x\"", "spec.imagePullSecrets must be a list, but is the string \"x\"")]
    [InlineData("spec.imagePullSecrets", "[\"good\",\"Bad\"]", "spec.imagePullSecrets[1] " + Secret + "\"Bad\"")]
    [InlineData("spec.imagePullSecrets", "[\"\"]", "spec.imagePullSecrets[0] " + Secret + "\"\"")]
    [InlineData("spec.imagePullSecrets", "[{\"name\":\"x\"}]", "spec.imagePullSecrets[0] must be a string, but is an object")]
    [InlineData("spec.imagePullSecrets", "[3]", "spec.imagePullSecrets[0] must be a string, but is the number 3")]
    [InlineData("spec", null, "spec is required: an object with image, natsStreamName and natsConsumerGroup")]
    [InlineData("spec", "null", "spec is required: an object with image, natsStreamName and natsConsumerGroup")]
    [InlineData("spec", "[]", "spec must be an object, but is a list")]
    [InlineData("spec.claimRef", "\"my-service\"", "spec.claimRef must be an object, but is the string \"my-service\"")]
    [InlineData("metadata.name", "\"1st-service\"", "metadata.name " + Name + "\"1st-service\"", "my-namespace/1st-service")]
    [InlineData("metadata.name", "\"my.service\"", "metadata.name " + Name + "\"my.service\"", "my-namespace/my.service")]
    [InlineData("metadata.name", "\"My_Service\"", "metadata.name " + Name + "\"My_Service\"", "my-namespace/My_Service")]
    [InlineData("metadata.name", null, "metadata.name is required: all objects are named after it", "without a name")]
    [InlineData("metadata.name", "\"\"", "metadata.name is required: all objects are named after it", "without a name")]
    [InlineData("metadata.name", "3", "metadata.name must be a string, but is the number 3", "without a name")]
    [InlineData("metadata.namespace", null, "metadata.namespace is required: the objects live in the namespace of the composite, or of its claim (spec.claimRef)", "my-service")]
    [InlineData("metadata.namespace", "\"\"", "metadata.namespace is required: the objects live in the namespace of the composite, or of its claim (spec.claimRef)", "my-service")]
    [InlineData("metadata.namespace", "\"My Team\"", "metadata.namespace must be a DNS label of at most 63 lower-case letters, digits and dashes, but is \"My Team\"", "My Team/my-service")]
    [InlineData("metadata", null, "metadata is required: an object with name and namespace", "without a name")]
    [InlineData("metadata", "\"my-service\"", "metadata must be an object, but is the string \"my-service\"", "without a name")]
    public async Task Validate_Mistake_IsOneFatalResult(string path, string? json, string problem, string composite = "my-namespace/my-service")
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, json)));

        Assert.Equal($"cannot render AgentExecutor {composite}: {problem}", answer.FatalMessage());
        Assert.Null(answer.Message.Desired);
        Assert.Empty(answer.Message.Conditions);
    }

    [Fact]
    public async Task Validate_SeveralMistakes_AreNamedInOneResultByPath()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.size", "3"), ("spec.image", null), ("metadata.name", "\"1st\""), ("spec.natsStreamName", "\"a.b\"")));

        Assert.Equal(
            "cannot render AgentExecutor my-namespace/1st: "
            + "metadata.name " + Name + "\"1st\"; "
            + "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0; "
            + "spec.natsStreamName " + NatsName + "\"a.b\"; "
            + "spec.size must be a string, but is the number 3",
            answer.FatalMessage());
        Assert.Null(answer.Message.Desired);
    }

    [Fact]
    public async Task Validate_EmptySpec_NamesEverythingThatIsRequired()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec", "{}")));

        Assert.Equal(
            "cannot render AgentExecutor my-namespace/my-service: "
            + "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0; "
            + $"{ConsumerIsRequired}; {StreamIsRequired}",
            answer.FatalMessage());
    }

    [Fact]
    public async Task Validate_LongText_IsCutInTheMessage()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.natsStreamName", JsonSerializer.Serialize(new string('S', 256)))));

        Assert.Equal(
            $"cannot render AgentExecutor my-namespace/my-service: spec.natsStreamName {NatsName}\"{new string('S', 80)}…\"",
            answer.FatalMessage());
    }

    [Theory]
    [InlineData("spec.size")]
    [InlineData("spec.natsUrl")]
    [InlineData("spec.postgresConnectionSecret")]
    [InlineData("spec.dragonflyConnectionSecret")]
    [InlineData("spec.llmKeysSecret")]
    [InlineData("spec.imagePullSecrets")]
    [InlineData("spec.claimRef")]
    public async Task Validate_NullInAnOptionalField_IsAsIfItWereAbsent(string path)
    {
        var absent = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal());
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, "null")));

        Assert.Empty(answer.Message.Results);
        Assert.Equal(absent.ToYaml(), answer.ToYaml());
    }

    [Fact]
    public async Task Validate_FieldThatIsNotKnown_IsIgnored()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.crossplane", "{\"compositionRef\":{\"name\":\"x\"}}")));

        Assert.Empty(answer.Message.Results);
        Assert.Equal(5, answer.Objects.Count());
    }

    [Theory]
    [InlineData("\"A\"")]
    [InlineData("\"agent-executor_WORKERS:v1\"")]
    public async Task Validate_NatsNameWithAllowedCharacters_IsTaken(string json)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.natsStreamName", json)));

        Assert.Empty(answer.Message.Results);
    }
}
