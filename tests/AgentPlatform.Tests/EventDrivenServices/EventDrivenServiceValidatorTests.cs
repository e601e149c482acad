namespace AgentPlatform.Tests.EventDrivenServices;

public class EventDrivenServiceValidatorTests
{
    [Theory]
    [InlineData("spec.image", null, "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0")]
    [InlineData("spec.image", "\"Not An Image\"",
        "spec.image must be a container image such as ghcr.io/org/service:v1.0.0, but is \"Not An Image\"")]
    [InlineData("spec.nats", null, "spec.nats is required: an object with stream and consumer")]
    [InlineData("spec.nats", "{}", "spec.nats.consumer is required: the durable consumer that the replicas share; "
        + "spec.nats.stream is required: the JetStream stream that the service works through")]
    [InlineData("spec.nats", "\"nats\"", "spec.nats must be an object, but is a string")]
    [InlineData("spec.nats", "{\"stream\":\"A.B\",\"consumer\":\"c\"}",
        "spec.nats.stream must have at most 255 characters and no space, dot, *, >, slash or backslash, but is \"A.B\"")]
    [InlineData("spec.nats", "{\"stream\":\"A\"}",
        "spec.nats.consumer is required: the durable consumer that the replicas share")]
    [InlineData("spec.nats", "{\"stream\":\"A\",\"consumer\":\"c d\"}",
        "spec.nats.consumer must have at most 255 characters and no space, dot, *, >, slash or backslash, but is \"c d\"")]
    [InlineData("spec.nats", "{\"stream\":\"A\",\"consumer\":\"c\",\"url\":\"http://nats\"}", "spec.nats.url must be one or more "
        + "NATS servers separated by commas, each as nats://host:4222 (schemes nats, tls, ws, wss), but cannot be read as such")]
    [InlineData("spec.size", "\"huge\"", "spec.size must be one of micro, small, medium, large, but is \"huge\"")]
    [InlineData("spec.secret1Name", "\"\"",
        "spec.secret1Name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"\"")]
    [InlineData("spec.secret1Name", "\"Bad_Name\"",
        "spec.secret1Name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"Bad_Name\"")]
    [InlineData("spec.secret1Name", "3", "spec.secret1Name must be a string, but is a number")]
    [InlineData("spec.secret10Name", "\"Bad_Name\"",
        "spec.secret10Name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"Bad_Name\"")]
    [InlineData("spec.imagePullSecrets", "[\"a\"]", "spec.imagePullSecrets[0] must be an object, but is a string")]
    [InlineData("spec.imagePullSecrets", "[{}]",
        "spec.imagePullSecrets[0].name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"\"")]
    [InlineData("spec.imagePullSecrets", "[null]",
        "spec.imagePullSecrets[0].name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"\"")]
    [InlineData("spec.imagePullSecrets", "[{\"name\":\"A\"}]",
        "spec.imagePullSecrets[0].name must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"A\"")]
    [InlineData("spec.httpPort", "65536", "spec.httpPort must be a number from 1 to 65535, but is 65536")]
    [InlineData("spec.healthPath", "\"health\"",
        "spec.healthPath must be a path that starts with a slash, such as /health, but is \"health\"")]
    [InlineData("spec.readyPath", "\"ready\"",
        "spec.readyPath must be a path that starts with a slash, such as /health, but is \"ready\"")]
    [InlineData("spec.sessionAffinity", "\"x\"", "spec.sessionAffinity must be one of None, ClientIP, but is \"x\"")]
    [InlineData("spec.initContainer", "{}", "spec.initContainer.command is required: what runs before every start of a pod")]
    [InlineData("spec.initContainer", "{\"command\":[]}",
        "spec.initContainer.command is required: what runs before every start of a pod")]
    [InlineData("spec.initContainer", "{\"command\":[null]}", "spec.initContainer.command[0] must be a string, but is null")]
    [InlineData("spec.initContainer", "{\"command\":[\"a\"],\"args\":[null]}",
        "spec.initContainer.args[0] must be a string, but is null")]
    [InlineData("spec.initContainer", "{\"command\":\"a\"}",
        "spec.initContainer.command must be a list, but is a string")]
    [InlineData("spec.initContainer", "[\"a\"]", "spec.initContainer must be an object, but is a list")]
    [InlineData("spec", null, "spec is required: an object with image and nats")]
    [InlineData("metadata.namespace", null, "metadata.namespace is required: the objects live in the namespace of the composite, "
        + "or of its claim (spec.claimRef)", "my-service")]
    public async Task Validate_Mistake_IsOneFatalResult(
        string path, string? json, string problem, string composite = "my-namespace/my-service")
    {
        var answer = await PlatformCall.RenderAsync(EventDrivenServiceSample.Minimal((path, json)));

        answer.FatalMessage().Should().Be($"cannot render EventDrivenService {composite}: {problem}");
        answer.Message.Desired.Should().BeNull();
    }

    [Theory]
    [InlineData("spec.size")]
    [InlineData("spec.secret1Name")]
    [InlineData("spec.secret10Name")]
    [InlineData("spec.imagePullSecrets")]
    [InlineData("spec.httpPort")]
    [InlineData("spec.healthPath")]
    [InlineData("spec.readyPath")]
    [InlineData("spec.sessionAffinity")]
    [InlineData("spec.initContainer")]
    [InlineData("spec.claimRef")]
    public async Task Validate_NullInAnOptionalField_IsAsIfItWereAbsent(string path)
    {
        var absent = await PlatformCall.RenderAsync(EventDrivenServiceSample.Minimal());
        var answer = await PlatformCall.RenderAsync(EventDrivenServiceSample.Minimal((path, "null")));

        answer.Message.Results.Should().BeEmpty();
        answer.ToYaml().Should().Be(absent.ToYaml());
    }
}
