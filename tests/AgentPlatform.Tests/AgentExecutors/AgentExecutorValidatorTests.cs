using System.Text.Json;

namespace AgentPlatform.Tests.AgentExecutors;

public class AgentExecutorValidatorTests
{
    private const string Image = "spec.image must be a container image such as ghcr.io/org/service:v1.0.0, but is ";
    private const string NatsUrl = "spec.natsUrl must be one or more NATS servers separated by commas, each as nats://host:4222 "
        + "(schemes nats, tls, ws, wss), but cannot be read as such";
    private const string StreamIsRequired =
        "spec.natsStreamName is required: the JetStream stream that the service works through";
    private const string ConsumerIsRequired = "spec.natsConsumerGroup is required: the durable consumer that the replicas share";
    private const string Name = "must be a DNS label of at most 63 lower-case letters, digits and dashes that starts with a "
        + "letter, because a Service is named after it, but is ";
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
    [InlineData("spec.size", "3", "spec.size must be a string, but is a number")]
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
    [InlineData("spec.imagePullSecrets", "\"x\"", "spec.imagePullSecrets must be a list, but is a string")]
    [InlineData("spec.imagePullSecrets", "[\"good\",\"Bad\"]", "spec.imagePullSecrets[1] " + Secret + "\"Bad\"")]
    [InlineData("spec.imagePullSecrets", "[\"\"]", "spec.imagePullSecrets[0] " + Secret + "\"\"")]
    [InlineData("spec.imagePullSecrets", "[{\"name\":\"x\"}]", "spec.imagePullSecrets[0] must be a string, but is an object")]
    [InlineData("spec.imagePullSecrets", "[3]", "spec.imagePullSecrets[0] must be a string, but is a number")]
    [InlineData("spec", null, "spec is required: an object with image, natsStreamName and natsConsumerGroup")]
    [InlineData("spec", "null", "spec is required: an object with image, natsStreamName and natsConsumerGroup")]
    [InlineData("spec", "[]", "spec must be an object, but is a list")]
    [InlineData("spec.claimRef", "\"my-service\"", "spec.claimRef must be an object, but is a string")]
    [InlineData("metadata.name", "\"1st-service\"", "metadata.name " + Name + "\"1st-service\"", "my-namespace/1st-service")]
    [InlineData("metadata.name", "\"my.service\"", "metadata.name " + Name + "\"my.service\"", "my-namespace/my.service")]
    [InlineData("metadata.name", "\"My_Service\"", "metadata.name " + Name + "\"My_Service\"", "my-namespace/My_Service")]
    [InlineData("metadata.name", null, "metadata.name is required: all objects are named after it", "without a name")]
    [InlineData("metadata.name", "\"\"", "metadata.name is required: all objects are named after it", "without a name")]
    [InlineData("metadata.name", "3", "metadata.name must be a string, but is a number", "without a name")]
    [InlineData("metadata.namespace", null, "metadata.namespace is required: the objects live in the namespace of the composite, "
        + "or of its claim (spec.claimRef)", "my-service")]
    [InlineData("metadata.namespace", "\"\"", "metadata.namespace is required: the objects live in the namespace of the "
        + "composite, or of its claim (spec.claimRef)", "my-service")]
    [InlineData("metadata.namespace", "\"My Team\"", "metadata.namespace must be a DNS label of at most 63 lower-case letters, "
        + "digits and dashes, but is \"My Team\"", "My Team/my-service")]
    [InlineData("metadata", null, "metadata is required: an object with name and namespace", "without a name")]
    [InlineData("metadata", "\"my-service\"", "metadata must be an object, but is a string", "without a name")]
    public async Task Validate_Mistake_IsOneFatalResult(
        string path, string? json, string problem, string composite = "my-namespace/my-service")
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, json)));

        answer.FatalMessage().Should().Be($"cannot render AgentExecutor {composite}: {problem}");
        answer.Message.Desired.Should().BeNull();
        answer.Message.Conditions.Should().BeEmpty();
    }

    [Theory]
    [InlineData("spec.resources", "{\"requests\":{\"cpu\":\"half\"}}",
        "spec.resources.requests.cpu must be an amount of cores such as 500m or 2, but is \"half\"")]
    [InlineData("spec.resources", "{\"requests\":{\"memory\":\"5Gi\"}}",
        "spec.resources.requests.memory must not be larger than the limit of 4Gi, but is 5Gi")]
    [InlineData("spec.resources", "{\"limits\":{\"cpu\":\"100m\"}}",
        "spec.resources.requests.cpu must not be larger than the limit of 100m, but is 500m")]
    [InlineData("spec.resources", "{\"limits\":{\"memory\":\"-1Gi\"}}",
        "spec.resources.limits.memory must be an amount of bytes such as 512Mi and at least 1Mi, but is \"-1Gi\"")]
    [InlineData("spec.resources", "{\"requests\":{\"cpu\":1}}",
        "spec.resources.requests.cpu must be a string, but is a number")]
    [InlineData("spec.resources", "{\"requests\":{\"cpu\":\"2\"},\"limits\":{\"cpu\":\"1\"}}",
        "spec.resources.requests.cpu must not be larger than the limit of 1, but is 2")]
    [InlineData("spec.resources", "\"large\"", "spec.resources must be an object, but is a string")]
    [InlineData("spec.imagePullPolicy", "\"Sometimes\"",
        "spec.imagePullPolicy must be one of Always, IfNotPresent, Never, but is \"Sometimes\"")]
    [InlineData("spec.imagePullPolicy", "\"\"", "spec.imagePullPolicy must be one of Always, IfNotPresent, Never, but is \"\"")]
    [InlineData("spec.imagePullSecrets", "[null]",
        "spec.imagePullSecrets[0] must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"\"")]
    [InlineData("spec.command", "\"sh\"", "spec.command must be a list, but is a string")]
    [InlineData("spec.command", "[\"a\",null]", "spec.command[1] must be a string, but is null")]
    [InlineData("spec.args", "[3]", "spec.args[0] must be a string, but is a number")]
    [InlineData("spec.args", "[null]", "spec.args[0] must be a string, but is null")]
    [InlineData("spec.env", "{\"A\":\"b\"}", "spec.env must be a list, but is an object")]
    [InlineData("spec.env", "[{}]", "spec.env[0].name is required: the name of an environment variable")]
    [InlineData("spec.env", "[null]", "spec.env[0].name is required: the name of an environment variable")]
    [InlineData("spec.env", "[{\"name\":\"\"}]", "spec.env[0].name is required: the name of an environment variable")]
    [InlineData("spec.env", "[{\"name\":\"1ST\"}]", "spec.env[0].name must be the name of an environment variable (letters, "
        + "digits, underscores, dashes and dots, neither a digit nor two dots first), but is \"1ST\"")]
    [InlineData("spec.env", "[{\"name\":\"A=B\"}]", "spec.env[0].name must be the name of an environment variable (letters, "
        + "digits, underscores, dashes and dots, neither a digit nor two dots first), but is \"A=B\"")]
    [InlineData("spec.env", "[{\"name\":\"A\",\"value\":3}]", "spec.env[0].value must be a string, but is a number")]
    [InlineData("spec.env", "[{\"name\":\"A\"},{\"name\":\"A\"}]",
        "spec.env[1].name must differ from spec.env[0].name, but is \"A\" too")]
    [InlineData("spec.env", "[{\"name\":\"NATS_URL\",\"value\":\"x\"}]",
        "spec.env[0].name must be a variable that the platform does not set, but is \"NATS_URL\"")]
    [InlineData("spec.env", "[{\"name\":\"POSTGRES_HOST\",\"value\":\"x\"}]",
        "spec.env[0].name must be a variable that the platform does not set, but is \"POSTGRES_HOST\"")]
    [InlineData("spec.env", "[{\"name\":\"OPENAI_API_KEY\",\"value\":\"x\"}]",
        "spec.env[0].name must be a variable that the platform does not set, but is \"OPENAI_API_KEY\"")]
    [InlineData("spec.secretRefs", "[{}]", "spec.secretRefs[0].name is required: the name of a Secret")]
    [InlineData("spec.secretRefs", "[null]", "spec.secretRefs[0].name is required: the name of a Secret")]
    [InlineData("spec.secretRefs", "[\"my-secret\"]", "spec.secretRefs[0] must be an object, but is a string")]
    [InlineData("spec.secretRefs", "[{\"name\":\"My_Secret\"}]", "spec.secretRefs[0].name must be the name of a Secret "
        + "(lower-case letters, digits, dashes and dots), but is \"My_Secret\"")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"prefix\":\"1_\"}]", "spec.secretRefs[0].prefix must be the name of an "
        + "environment variable (letters, digits, underscores, dashes and dots, neither a digit nor two dots first), but is "
        + "\"1_\"")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"prefix\":\"X_\",\"env\":[{\"secretKey\":\"a\"}]}]",
        "spec.secretRefs[0].prefix must not be set together with env: the variables have the names that env gives them")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"env\":[{}]}]",
        "spec.secretRefs[0].env[0].secretKey is required: a key of the Secret")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"env\":[null]}]",
        "spec.secretRefs[0].env[0].secretKey is required: a key of the Secret")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"env\":[{\"secretKey\":\"a\",\"envName\":\"a b\"}]}]",
        "spec.secretRefs[0].env[0].envName must be the name of an environment variable (letters, digits, underscores, dashes and "
            + "dots, neither a digit nor two dots first), but is \"a b\"")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"env\":[{\"secretKey\":\"1a\"}]}]",
        "spec.secretRefs[0].env[0].envName must be the name of an environment variable (letters, digits, underscores, dashes and "
            + "dots, neither a digit nor two dots first), but is \"1a\"")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"env\":[{\"secretKey\":\"a\",\"envName\":\"NATS_URL\"}]}]",
        "spec.secretRefs[0].env[0].envName must be a variable that the platform does not set, but is \"NATS_URL\"")]
    [InlineData("spec.secretRefs",
        "[{\"name\":\"s\",\"env\":[{\"secretKey\":\"a\"}]},{\"name\":\"t\",\"env\":[{\"secretKey\":\"a\"}]}]",
        "spec.secretRefs[1].env[0].envName must differ from spec.secretRefs[0].env[0].envName, but is \"a\" too")]
    [InlineData("spec.secretRefs", "[{\"name\":\"s\",\"optional\":\"yes\"}]",
        "spec.secretRefs[0].optional must be true or false, but is the string \"yes\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"\"", "spec.natsMonitoringEndpoint must be a host and a port without a scheme, "
        + "such as nats-headless.nats.svc.cluster.local:8222, but is \"\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"http://nats:8222\"", "spec.natsMonitoringEndpoint must be a host and a port "
        + "without a scheme, such as nats-headless.nats.svc.cluster.local:8222, but is \"http://nats:8222\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"nats:8222/jsz\"", "spec.natsMonitoringEndpoint must be a host and a port "
        + "without a scheme, such as nats-headless.nats.svc.cluster.local:8222, but is \"nats:8222/jsz\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"nats:0\"", "spec.natsMonitoringEndpoint must be a host and a port without a "
        + "scheme, such as nats-headless.nats.svc.cluster.local:8222, but is \"nats:0\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"nats:65536\"", "spec.natsMonitoringEndpoint must be a host and a port without "
        + "a scheme, such as nats-headless.nats.svc.cluster.local:8222, but is \"nats:65536\"")]
    [InlineData("spec.natsMonitoringEndpoint", "\"nats:\"", "spec.natsMonitoringEndpoint must be a host and a port without a "
        + "scheme, such as nats-headless.nats.svc.cluster.local:8222, but is \"nats:\"")]
    [InlineData("spec.natsAccount", "\"\"", "spec.natsAccount must be a NATS account such as $G (at most 255 letters, digits, "
        + "dashes, underscores, dots and dollar signs), but is \"\"")]
    [InlineData("spec.natsAccount", "3", "spec.natsAccount must be a string, but is a number")]
    [InlineData("spec.migrations", "{\"enabled\":\"no\"}",
        "spec.migrations.enabled must be true or false, but is the string \"no\"")]
    [InlineData("spec.migrations", "{\"image\":\"Not An Image\"}",
        "spec.migrations.image must be a container image such as ghcr.io/org/service:v1.0.0, but is \"Not An Image\"")]
    [InlineData("spec.migrations", "{\"command\":[null]}", "spec.migrations.command[0] must be a string, but is null")]
    [InlineData("spec.migrations", "{\"args\":\"up\"}", "spec.migrations.args must be a list, but is a string")]
    [InlineData("spec.migrations", "{\"args\":[null]}", "spec.migrations.args[0] must be a string, but is null")]
    [InlineData("spec.httpPort", "0", "spec.httpPort must be a number from 1 to 65535, but is 0")]
    [InlineData("spec.httpPort", "65536", "spec.httpPort must be a number from 1 to 65535, but is 65536")]
    [InlineData("spec.httpPort", "\"8080\"", "spec.httpPort must be a whole number (32 bits), but is the string \"8080\"")]
    [InlineData("spec.httpPort", "8080.5", "spec.httpPort must be a whole number (32 bits), but is the number 8080.5")]
    [InlineData("spec.healthPath", "\"health\"",
        "spec.healthPath must be a path that starts with a slash, such as /health, but is \"health\"")]
    [InlineData("spec.healthPath", "\"\"",
        "spec.healthPath must be a path that starts with a slash, such as /health, but is \"\"")]
    [InlineData("spec.healthPath", "\"/a b\"",
        "spec.healthPath must be a path that starts with a slash, such as /health, but is \"/a b\"")]
    [InlineData("spec.healthPath", "\"/a?b=c\"",
        "spec.healthPath must be a path that starts with a slash, such as /health, but is \"/a?b=c\"")]
    [InlineData("spec.readyPath", "\"ready\"",
        "spec.readyPath must be a path that starts with a slash, such as /health, but is \"ready\"")]
    [InlineData("spec.metricsPath", "\"metrics\"",
        "spec.metricsPath must be a path that starts with a slash, such as /health, but is \"metrics\"")]
    [InlineData("spec.sessionAffinity", "\"clientip\"",
        "spec.sessionAffinity must be one of None, ClientIP, but is \"clientip\"")]
    [InlineData("spec.probes", "{\"liveness\":{\"periodSeconds\":0}}",
        "spec.probes.liveness.periodSeconds must be a number from 1 to 3600, but is 0")]
    [InlineData("spec.probes", "{\"readiness\":{\"initialDelaySeconds\":-1}}",
        "spec.probes.readiness.initialDelaySeconds must be a number from 0 to 3600, but is -1")]
    [InlineData("spec.probes", "{\"startup\":{\"timeoutSeconds\":0}}",
        "spec.probes.startup.timeoutSeconds must be a number from 1 to 3600, but is 0")]
    [InlineData("spec.probes", "{\"startup\":{\"failureThreshold\":0}}",
        "spec.probes.startup.failureThreshold must be a number from 1 to 3600, but is 0")]
    [InlineData("spec.probes", "{\"liveness\":{\"periodSeconds\":\"10s\"}}",
        "spec.probes.liveness.periodSeconds must be a whole number (32 bits), but is the string \"10s\"")]
    [InlineData("spec.probes", "{\"liveness\":3}", "spec.probes.liveness must be an object, but is a number")]
    [InlineData("spec.scaling", "{\"minReplicas\":-1}", "spec.scaling.minReplicas must be a number from 0 to 1000, but is -1")]
    [InlineData("spec.scaling", "{\"maxReplicas\":0}", "spec.scaling.maxReplicas must be a number from 1 to 1000, but is 0; "
        + "spec.scaling.minReplicas must not be larger than maxReplicas (0), but is 1")]
    [InlineData("spec.scaling", "{\"minReplicas\":11}",
        "spec.scaling.minReplicas must not be larger than maxReplicas (10), but is 11")]
    [InlineData("spec.scaling", "{\"minReplicas\":3,\"maxReplicas\":2}",
        "spec.scaling.minReplicas must not be larger than maxReplicas (2), but is 3")]
    [InlineData("spec.scaling", "{\"lagThreshold\":0}",
        "spec.scaling.lagThreshold must be a number from 1 to 2147483647, but is 0")]
    [InlineData("spec.scaling", "{\"lagThreshold\":3000000000}",
        "spec.scaling.lagThreshold must be a whole number (32 bits), but is the number 3000000000")]
    [InlineData("spec.scaling", "{\"activationLagThreshold\":-1}",
        "spec.scaling.activationLagThreshold must be a number from 0 to 2147483647, but is -1")]
    [InlineData("spec.scaling", "{\"scaleDownStabilizationSeconds\":3601}",
        "spec.scaling.scaleDownStabilizationSeconds must be a number from 0 to 3600, but is 3601")]
    [InlineData("spec.scaling", "{\"paused\":\"true\"}", "spec.scaling.paused must be true or false, but is the string \"true\"")]
    [InlineData("spec.scaling", "{\"enabled\":1}", "spec.scaling.enabled must be true or false, but is the number 1")]
    [InlineData("spec.scaling", "{\"maxReplicas\":1001}",
        "spec.scaling.maxReplicas must be a number from 1 to 1000, but is 1001")]
    [InlineData("spec.replicas", "3",
        "spec.replicas must not be set while the lag decides the number of pods; set spec.scaling.enabled to false first")]
    [InlineData("spec.replicas", "-1", "spec.replicas must be a number from 0 to 1000, but is -1")]
    [InlineData("spec.terminationGracePeriodSeconds", "-1",
        "spec.terminationGracePeriodSeconds must be a number from 0 to 86400, but is -1")]
    [InlineData("spec.terminationGracePeriodSeconds", "86401",
        "spec.terminationGracePeriodSeconds must be a number from 0 to 86400, but is 86401")]
    [InlineData("spec.terminationGracePeriodSeconds", "\"60s\"",
        "spec.terminationGracePeriodSeconds must be a whole number, but is the string \"60s\"")]
    [InlineData("spec.serviceAccount", "{\"annotations\":{\"a b\":\"c\"}}",
        "spec.serviceAccount.annotations must have keys such as example.org/name, but has \"a b\"")]
    [InlineData("spec.serviceAccount", "{\"annotations\":{\"a\":3}}",
        "spec.serviceAccount.annotations.a must be a string, but is a number")]
    [InlineData("spec.serviceAccount", "{\"annotations\":{\"/a\":\"b\"}}",
        "spec.serviceAccount.annotations must have keys such as example.org/name, but has \"/a\"")]
    [InlineData("spec.podSecurity", "\"Privileged\"",
        "spec.podSecurity must be one of Restricted, Baseline, but is \"Privileged\"")]
    [InlineData("spec.runAsGroup", "-1", "spec.runAsGroup must be a number from 0 to 2147483647, but is -1")]
    [InlineData("spec.readOnlyRootFilesystem", "\"yes\"",
        "spec.readOnlyRootFilesystem must be true or false, but is the string \"yes\"")]
    [InlineData("spec.progressDeadlineSeconds", "0",
        "spec.progressDeadlineSeconds must be a number from 1 to 2147483646, but is 0")]
    [InlineData("spec.progressDeadlineSeconds", "2147483647",
        "spec.progressDeadlineSeconds must be a number from 1 to 2147483646, but is 2147483647")]
    [InlineData("spec.runAsUser", "0", "spec.runAsUser must be a number from 1 to 2147483647, but is 0")]
    [InlineData("spec.runAsUser", "-1", "spec.runAsUser must be a number from 1 to 2147483647, but is -1")]
    [InlineData("spec.runAsUser", "4294967296", "spec.runAsUser must be a number from 1 to 2147483647, but is 4294967296")]
    [InlineData("spec.nodeSelector", "{\"a\":\"b c\"}", "spec.nodeSelector.a must be a label value (at most 63 letters, digits, "
        + "dashes, underscores and dots, with a letter or digit at both ends), but is \"b c\"")]
    [InlineData("spec.nodeSelector", "{\"-a\":\"b\"}",
        "spec.nodeSelector must have keys such as example.org/name, but has \"-a\"")]
    [InlineData("spec.nodeSelector", "{\"a\":null}", "spec.nodeSelector.a must be a label value (at most 63 letters, digits, "
        + "dashes, underscores and dots, with a letter or digit at both ends), but is \"\"")]
    [InlineData("spec.nodeSelector", "{\"example.org/\":\"x\"}",
        "spec.nodeSelector must have keys such as example.org/name, but has \"example.org/\"")]
    [InlineData("spec.nodeSelector", "[\"a\"]", "spec.nodeSelector must be an object, but is a list")]
    [InlineData("spec.tolerations", "[{}]", "spec.tolerations[0].operator must be Exists where there is no key")]
    [InlineData("spec.tolerations", "[null]", "spec.tolerations[0].operator must be Exists where there is no key")]
    [InlineData("spec.tolerations", "[{\"key\":\"a\",\"operator\":\"In\"}]",
        "spec.tolerations[0].operator must be one of Equal, Exists, but is \"In\"")]
    [InlineData("spec.tolerations", "[{\"key\":\"a\",\"operator\":\"Exists\",\"value\":\"b\"}]",
        "spec.tolerations[0].value must not be set with the operator Exists")]
    [InlineData("spec.tolerations", "[{\"key\":\"a\",\"effect\":\"Never\"}]",
        "spec.tolerations[0].effect must be one of NoSchedule, PreferNoSchedule, NoExecute, but is \"Never\"")]
    [InlineData("spec.tolerations", "[{\"key\":\"a\",\"tolerationSeconds\":5}]",
        "spec.tolerations[0].tolerationSeconds must not be set without the effect NoExecute")]
    [InlineData("spec.affinity", "\"zone\"", "spec.affinity must be an object, but is a string")]
    [InlineData("spec.affinity", "{\"nodeAffinity\":[]}", "spec.affinity.nodeAffinity must be an object, but is a list")]
    [InlineData("spec.topologySpread", "[{}]",
        "spec.topologySpread[0].topologyKey is required: a node label such as kubernetes.io/hostname")]
    [InlineData("spec.topologySpread", "[null]",
        "spec.topologySpread[0].topologyKey is required: a node label such as kubernetes.io/hostname")]
    [InlineData("spec.topologySpread", "[{\"topologyKey\":\"zone\",\"maxSkew\":0}]",
        "spec.topologySpread[0].maxSkew must be a number from 1 to 2147483647, but is 0")]
    [InlineData("spec.topologySpread", "[{\"topologyKey\":\"zone\",\"whenUnsatisfiable\":\"Ignore\"}]",
        "spec.topologySpread[0].whenUnsatisfiable must be one of ScheduleAnyway, DoNotSchedule, but is \"Ignore\"")]
    [InlineData("spec.priorityClassName", "\"High Priority\"", "spec.priorityClassName must be the name of a PriorityClass "
        + "(lower-case letters, digits, dashes and dots), but is \"High Priority\"")]
    [InlineData("spec.podDisruptionBudget", "{}",
        "spec.podDisruptionBudget must have exactly one of minAvailable and maxUnavailable")]
    [InlineData("spec.podDisruptionBudget", "{\"minAvailable\":1,\"maxUnavailable\":1}",
        "spec.podDisruptionBudget must have exactly one of minAvailable and maxUnavailable")]
    [InlineData("spec.podDisruptionBudget", "{\"minAvailable\":-1}",
        "spec.podDisruptionBudget.minAvailable must be a number from 0 or a percentage below 100% such as 50%, but is \"-1\"")]
    [InlineData("spec.podDisruptionBudget", "{\"minAvailable\":\"half\"}",
        "spec.podDisruptionBudget.minAvailable must be a number from 0 or a percentage below 100% such as 50%, but is \"half\"")]
    [InlineData("spec.podDisruptionBudget", "{\"maxUnavailable\":\"101%\"}",
        "spec.podDisruptionBudget.maxUnavailable must be a number from 1 or a percentage from 1% such as 50%, because with none "
        + "no node can be drained, but is \"101%\"")]
    [InlineData("spec.podDisruptionBudget", "{\"minAvailable\":true}",
        "spec.podDisruptionBudget.minAvailable must be a value of the documented type, but is true")]
    [InlineData("spec.podDisruptionBudget", "{\"minAvailable\":0.5}",
        "spec.podDisruptionBudget.minAvailable must be a value of the documented type, but is a number")]
    [InlineData("spec.podLabels", "{\"app\":\"x\"}", "spec.podLabels.app must not be set: the platform sets this label")]
    [InlineData("spec.podLabels", "{\"app.kubernetes.io/name\":\"x\"}",
        "spec.podLabels[app.kubernetes.io/name] must not be set: the platform sets this label")]
    [InlineData("spec.podLabels", "{\"a\":\"b/c\"}", "spec.podLabels.a must be a label value (at most 63 letters, digits, "
        + "dashes, underscores and dots, with a letter or digit at both ends), but is \"b/c\"")]
    [InlineData("spec.podLabels", "{\"a b\":\"c\"}", "spec.podLabels must have keys such as example.org/name, but has \"a b\"")]
    [InlineData("spec.podAnnotations", "{\"a b\":\"c\"}",
        "spec.podAnnotations must have keys such as example.org/name, but has \"a b\"")]
    [InlineData("spec.podAnnotations", "{\"a\":1}", "spec.podAnnotations.a must be a string, but is a number")]
    [InlineData("spec.networkPolicy", "{\"enabled\":\"no\"}",
        "spec.networkPolicy.enabled must be true or false, but is the string \"no\"")]
    [InlineData("spec.networkPolicy", "{\"egress\":[{}]}",
        "spec.networkPolicy.egress[0].namespace is required: the name of a namespace")]
    [InlineData("spec.networkPolicy", "{\"egress\":[null]}",
        "spec.networkPolicy.egress[0].namespace is required: the name of a namespace")]
    [InlineData("spec.networkPolicy", "{\"egress\":[{\"namespace\":\"A\"}]}", "spec.networkPolicy.egress[0].namespace must be a "
        + "namespace (lower-case letters, digits and dashes, at most 63), but is \"A\"")]
    [InlineData("spec.networkPolicy", "{\"egress\":[{\"namespace\":\"a\",\"ports\":[0]}]}",
        "spec.networkPolicy.egress[0].ports[0] must be a number from 1 to 65535, but is 0")]
    [InlineData("spec.networkPolicy", "{\"egress\":[{\"namespace\":\"a\",\"ports\":[null]}]}",
        "spec.networkPolicy.egress[0].ports[0] must be a whole number (32 bits), but is null")]
    [InlineData("spec.networkPolicy", "{\"ingress\":[{}]}",
        "spec.networkPolicy.ingress[0].namespace is required: the name of a namespace")]
    [InlineData("spec.networkPolicy", "{\"ingress\":[{\"namespace\":\"a.b\"}]}", "spec.networkPolicy.ingress[0].namespace must "
        + "be a namespace (lower-case letters, digits and dashes, at most 63), but is \"a.b\"")]
    [InlineData("spec.networkPolicy", "{\"ingress\":[\"web\"]}",
        "spec.networkPolicy.ingress[0] must be an object, but is a string")]
    [InlineData("spec.exposure", "{}", "spec.exposure.gatewayRef is required: the Gateway to attach to, because the platform "
        + "names none; spec.exposure.hostname is required: the host to serve, because the platform names no domain")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\"}",
        "spec.exposure.gatewayRef is required: the Gateway to attach to, because the platform names none")]
    [InlineData("spec.exposure", "{\"hostname\":\"*.example.org\",\"gatewayRef\":{\"name\":\"g\"}}",
        "spec.exposure.hostname must be a host name such as service.example.org, but is \"*.example.org\"")]
    [InlineData("spec.exposure", "{\"hostname\":\"a_b\",\"gatewayRef\":{\"name\":\"g\"}}",
        "spec.exposure.hostname must be a host name such as service.example.org, but is \"a_b\"")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\",\"gatewayRef\":{}}",
        "spec.exposure.gatewayRef.name is required: the name of a Gateway")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\",\"gatewayRef\":{\"name\":\"G\"}}",
        "spec.exposure.gatewayRef.name must be the name of a Gateway (lower-case letters, digits, dashes and dots), but "
            + "is \"G\"")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\",\"gatewayRef\":{\"name\":\"g\",\"namespace\":\"N\"}}",
        "spec.exposure.gatewayRef.namespace must be a namespace (lower-case letters, digits and dashes, at most 63), but "
            + "is \"N\"")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\",\"gatewayRef\":{\"name\":\"g\",\"sectionName\":\"S\"}}",
        "spec.exposure.gatewayRef.sectionName must be the name of a listener (lower-case letters, digits, dashes and dots), but "
            + "is \"S\"")]
    [InlineData("spec.exposure", "{\"hostname\":\"a.example.org\",\"pathPrefix\":\"a\",\"gatewayRef\":{\"name\":\"g\"}}",
        "spec.exposure.pathPrefix must be a path of at most 1024 characters that starts with a slash, such as /search, without "
        + "//, /./, /../ and %2F, but is \"a\"")]
    [InlineData("spec.backend", "{}",
        "spec.backend.port is required: the port of the Service; spec.backend.serviceName is required: the name of a Service")]
    [InlineData("spec.backend", "{\"serviceName\":\"a\"}", "spec.backend.port is required: the port of the Service")]
    [InlineData("spec.backend", "{\"serviceName\":\"a.b\",\"port\":80}", "spec.backend.serviceName must be the name of a Service "
        + "(lower-case letters, digits and dashes, at most 63), but is \"a.b\"")]
    [InlineData("spec.backend", "{\"serviceName\":\"a\",\"port\":0}",
        "spec.backend.port must be a number from 1 to 65535, but is 0")]
    [InlineData("spec.backend", "{\"serviceName\":\"a\",\"port\":80,\"namespace\":\"N\"}",
        "spec.backend.namespace must be a namespace (lower-case letters, digits and dashes, at most 63), but is \"N\"")]
    [InlineData("metadata.labels", "[\"a\"]", "metadata.labels must be an object, but is a list")]
    [InlineData("metadata.annotations", "{\"a\":1}", "metadata.annotations.a must be a string, but is a number")]
    [InlineData("metadata.generation", "\"1\"", "metadata.generation must be a whole number, but is the string \"1\"")]
    public async Task Validate_MistakeInAnOptionalField_IsOneFatalResult(string path, string json, string problem)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, json)));

        answer.FatalMessage().Should().Be($"cannot render AgentExecutor my-namespace/my-service: {problem}");
        answer.Message.Desired.Should().BeNull();
    }

    [Fact]
    public async Task Validate_SeveralMistakes_AreNamedInOneResultByPath()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.size", "3"), ("spec.image", null), ("metadata.name", "\"1st\""), ("spec.natsStreamName", "\"a.b\"")));

        answer.FatalMessage().Should().Be(
            "cannot render AgentExecutor my-namespace/1st: "
            + "metadata.name " + Name + "\"1st\"; "
            + "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0; "
            + "spec.natsStreamName " + NatsName + "\"a.b\"; "
            + "spec.size must be a string, but is a number");
        answer.Message.Desired.Should().BeNull();
    }

    [Fact]
    public async Task Validate_EmptySpec_NamesEverythingThatIsRequired()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec", "{}")));

        answer.FatalMessage().Should().Be(
            "cannot render AgentExecutor my-namespace/my-service: "
            + "spec.image is required: a container image such as ghcr.io/org/service:v1.0.0; "
            + $"{ConsumerIsRequired}; {StreamIsRequired}");
    }

    [Fact]
    public async Task Validate_LongText_IsCutInTheMessage()
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(
            ("spec.natsStreamName", JsonSerializer.Serialize(new string('S', 256)))));

        answer.FatalMessage().Should().Be(
            $"cannot render AgentExecutor my-namespace/my-service: spec.natsStreamName {NatsName}\"{new string('S', 80)}…\"");
    }

    [Theory]
    [InlineData("spec.size")]
    [InlineData("spec.natsUrl")]
    [InlineData("spec.postgresConnectionSecret")]
    [InlineData("spec.dragonflyConnectionSecret")]
    [InlineData("spec.llmKeysSecret")]
    [InlineData("spec.imagePullSecrets")]
    [InlineData("spec.claimRef")]
    [InlineData("spec.resources")]
    [InlineData("spec.imagePullPolicy")]
    [InlineData("spec.command")]
    [InlineData("spec.args")]
    [InlineData("spec.env")]
    [InlineData("spec.secretRefs")]
    [InlineData("spec.natsMonitoringEndpoint")]
    [InlineData("spec.natsAccount")]
    [InlineData("spec.migrations")]
    [InlineData("spec.httpPort")]
    [InlineData("spec.healthPath")]
    [InlineData("spec.readyPath")]
    [InlineData("spec.metricsPath")]
    [InlineData("spec.sessionAffinity")]
    [InlineData("spec.probes")]
    [InlineData("spec.scaling")]
    [InlineData("spec.replicas")]
    [InlineData("spec.terminationGracePeriodSeconds")]
    [InlineData("spec.serviceAccount")]
    [InlineData("spec.podSecurity")]
    [InlineData("spec.runAsUser")]
    [InlineData("spec.runAsGroup")]
    [InlineData("spec.readOnlyRootFilesystem")]
    [InlineData("spec.progressDeadlineSeconds")]
    [InlineData("spec.nodeSelector")]
    [InlineData("spec.tolerations")]
    [InlineData("spec.affinity")]
    [InlineData("spec.topologySpread")]
    [InlineData("spec.priorityClassName")]
    [InlineData("spec.podDisruptionBudget")]
    [InlineData("spec.podLabels")]
    [InlineData("spec.podAnnotations")]
    [InlineData("spec.networkPolicy")]
    [InlineData("spec.exposure")]
    [InlineData("spec.backend")]
    [InlineData("metadata.labels")]
    [InlineData("metadata.annotations")]
    public async Task Validate_NullInAnOptionalField_IsAsIfItWereAbsent(string path)
    {
        var absent = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal());
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, "null")));

        answer.Message.Results.Should().BeEmpty();
        answer.ToYaml().Should().Be(absent.ToYaml());
    }

    [Theory]
    [InlineData("BACKEND_SERVICE_URL")]
    [InlineData("BACKEND_SERVICE_NAME")]
    [InlineData("BACKEND_SERVICE_NAMESPACE")]
    [InlineData("BACKEND_SERVICE_PORT")]
    public async Task Render_VariableOfTheBackendInTheSpec_TakesPrecedence(string name)
    {
        var env = ("spec.env", $$"""[{"name":"{{name}}","value":"own"}]""");
        var secretRefs = ("spec.secretRefs", $$"""[{"name":"s","env":[{"secretKey":"a","envName":"{{name}}"}]}]""");
        var backend = ("spec.backend", """{"serviceName":"search","port":80}""");

        Variable(await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(env, backend)), name)
            .GetProperty("value").GetString().Should().Be("own");
        Variable(await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(secretRefs, backend)), name)
            .GetProperty("valueFrom").GetProperty("secretKeyRef").GetProperty("key").GetString().Should().Be("a");
    }

    /// <summary>The variable of the service, which must be there once: an API server refuses a second one.</summary>
    private static JsonElement Variable(PlatformAnswer answer, string name) => answer.Object("deployment")
        .GetProperty("spec").GetProperty("template").GetProperty("spec").GetProperty("containers")[0].GetProperty("env")
        .EnumerateArray()
        .Should().ContainSingle(variable => variable.GetProperty("name").GetString() == name).Which;

    [Fact]
    public async Task Validate_FieldThatIsNotKnown_IsIgnored()
    {
        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("spec.crossplane", "{\"compositionRef\":{\"name\":\"x\"}}")));

        answer.Message.Results.Should().BeEmpty();
        answer.Objects.Should().HaveCount(5);
    }

    [Theory]
    [InlineData("spec.resources", "{}")]
    [InlineData("spec.env", "[]")]
    [InlineData("spec.secretRefs", "[]")]
    [InlineData("spec.migrations", "{}")]
    [InlineData("spec.probes", "{\"liveness\":{},\"readiness\":null,\"startup\":{}}")]
    [InlineData("spec.scaling", "{}")]
    [InlineData("spec.serviceAccount", "{}")]
    [InlineData("spec.serviceAccount", "{\"annotations\":{}}")]
    [InlineData("spec.podLabels", "{}")]
    [InlineData("spec.podAnnotations", "{}")]
    [InlineData("spec.networkPolicy", "{}")]
    [InlineData("metadata.labels", "{}")]
    public async Task Validate_NothingInAnOptionalField_IsAsIfItWereAbsent(string path, string json)
    {
        var absent = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal());
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal((path, json)));

        answer.ToYaml().Should().Be(absent.ToYaml());
    }

    [Theory]
    [InlineData("\"A\"")]
    [InlineData("\"agent-executor_WORKERS:v1\"")]
    public async Task Validate_NatsNameWithAllowedCharacters_IsTaken(string json)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(("spec.natsStreamName", json)));

        answer.Message.Results.Should().BeEmpty();
    }
}
