using AgentPlatform.Tests.AgentExecutors;

namespace AgentPlatform.Tests.Settings;

public class SettingsReaderTests
{
    [Fact]
    public async Task Read_UnknownDefault_IsRefusedWithTheFieldsOfAllKinds()
    {
        var known = Composites.All
            .SelectMany(kind => kind.Sections)
            .Where(section => section.Name == "defaults")
            .SelectMany(section => section.Fields)
            .Distinct()
            .Order(StringComparer.Ordinal);

        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(), null, SettingsSample.With("defaults", """{"colour":"blue"}"""));

        answer.FatalMessage().Should().EndWith(
            $": defaults.colour is not a field; allowed are {string.Join(", ", known)}");
    }

    [Theory]
    [InlineData("apiVersion", null, "apiVersion must be agentplatform.fn.bizmatters.io/v1beta1, but is \"\"")]
    [InlineData("apiVersion", "\"agentplatform.fn.bizmatters.io/v1\"",
        "apiVersion must be agentplatform.fn.bizmatters.io/v1beta1, but is \"agentplatform.fn.bizmatters.io/v1\"")]
    [InlineData("kind", null, "kind must be Settings, but is \"\"")]
    [InlineData("kind", "\"Setting\"", "kind must be Settings, but is \"Setting\"")]
    [InlineData("colour", "\"blue\"", "colour is not a field; allowed are allowed, apiVersion, defaults, delivery, diagnostics, gateway, kind, "
        + "labelling, metadata, network, sizes, ttl")]
    [InlineData("delivery", "{\"mode\":\"Helm\"}", "delivery.mode must be one of Direct, Object, but is \"Helm\"")]
    [InlineData("delivery", "{\"mode\":3}", "delivery.mode must be a string, but is a number")]
    [InlineData("delivery", "{\"providerConfigRef\":{\"kind\":\"Config\"}}",
        "delivery.providerConfigRef.kind must be one of ClusterProviderConfig, ProviderConfig, but is \"Config\"")]
    [InlineData("delivery", "{\"providerConfigRef\":{\"name\":\"A b\"}}", "delivery.providerConfigRef.name must be the name of a "
        + "provider config (lower-case letters, digits, dashes and dots), but is \"A b\"")]
    [InlineData("delivery", "{\"provider\":\"x\"}", "delivery.provider is not a field; allowed are mode, providerConfigRef")]
    [InlineData("delivery", "\"Object\"", "delivery must be an object, but is a string")]
    [InlineData("sizes", "{\"tiny\":null}",
        "sizes.tiny.limits.cpu is required: cores such as 500m; sizes.tiny.limits.memory is required: bytes such as 512Mi; "
            + "sizes.tiny.requests.cpu is required: cores such as 500m; sizes.tiny.requests.memory is required: bytes such "
            + "as 512Mi")]
    [InlineData("sizes", "{\"tiny\":{}}",
        "sizes.tiny.limits.cpu is required: cores such as 500m; sizes.tiny.limits.memory is required: bytes such as 512Mi; "
            + "sizes.tiny.requests.cpu is required: cores such as 500m; sizes.tiny.requests.memory is required: bytes such "
            + "as 512Mi")]
    [InlineData("sizes", "{\"Tiny\":{}}", "sizes must have names of lower-case letters, digits and dashes, but has \"Tiny\"")]
    [InlineData("sizes",
        "{\"tiny\":{\"requests\":{\"cpu\":\"1\",\"memory\":\"1Gi\"},\"limits\":{\"cpu\":\"500m\",\"memory\":\"1Gi\"}}}",
        "sizes.tiny.requests.cpu must not be larger than the limit of 500m, but is 1")]
    [InlineData("sizes",
        "{\"tiny\":{\"requests\":{\"cpu\":\"one\",\"memory\":\"1Gi\"},\"limits\":{\"cpu\":\"1\",\"memory\":\"1Gi\"}}}",
        "sizes.tiny.requests.cpu must be an amount of cores such as 500m or 2, but is \"one\"")]
    [InlineData("sizes", "{\"medium\":{}}",
        "sizes.medium.limits.cpu is required: cores such as 500m; sizes.medium.limits.memory is required: bytes such as 512Mi; "
            + "sizes.medium.requests.cpu is required: cores such as 500m; sizes.medium.requests.memory is required: bytes such "
            + "as 512Mi")]
    [InlineData("sizes", "{\"tiny\":{\"requests\":{\"gpu\":\"1\"}}}",
        "sizes.tiny.limits.cpu is required: cores such as 500m; sizes.tiny.limits.memory is required: bytes such as 512Mi; "
            + "sizes.tiny.requests.cpu is required: cores such as 500m; sizes.tiny.requests.gpu is not a field; allowed are cpu, "
            + "memory; sizes.tiny.requests.memory is required: bytes such as 512Mi")]
    [InlineData("defaults", "{\"size\":\"huge\"}", "defaults.size must be one of micro, small, medium, large, but is \"huge\"")]
    [InlineData("defaults", "{\"image\":\"A B\"}",
        "defaults.image must be a container image such as ghcr.io/org/service:v1.0.0, but is \"A B\"")]
    [InlineData("defaults", "{\"httpPort\":0}", "defaults.httpPort must be a number from 1 to 65535, but is 0")]
    [InlineData("defaults", "{\"natsUrl\":\"http://nats\"}", "defaults.natsUrl must be one or more NATS servers separated by "
        + "commas, each as nats://host:4222 (schemes nats, tls, ws, wss), but cannot be read as such")]
    [InlineData("defaults", "{\"imagePullSecrets\":[null]}",
        "defaults.imagePullSecrets[0] must be the name of a Secret (lower-case letters, digits, dashes and dots), but is \"\"")]
    [InlineData("defaults", "{\"scaling\":{\"minReplicas\":11}}",
        "defaults.scaling.minReplicas must not be larger than maxReplicas (10), but is 11")]
    [InlineData("defaults", "{\"replicas\":2}", "defaults.replicas must not be set while the lag decides the number of pods; set "
        + "defaults.scaling.enabled to false first")]
    [InlineData("defaults", "{\"env\":[{\"name\":\"PORT\"}]}",
        "defaults.env[0].name must be a variable that the platform does not set, but is \"PORT\"")]
    [InlineData("defaults", "{\"env\":[{\"name\":\"NATS_URL\"}]}",
        "defaults.env[0].name must be a variable that the platform does not set, but is \"NATS_URL\"")]
    [InlineData("defaults", "{\"exposure\":{\"hostname\":\"A\"}}",
        "defaults.exposure.hostname must be a host name such as service.example.org, but is \"A\"")]
    [InlineData("defaults", "{\"tolerations\":[null]}", "defaults.tolerations[0].operator must be Exists where there is no key")]
    [InlineData("defaults", "[]", "defaults must be an object, but is a list")]
    [InlineData("network", "{\"dnsNamespace\":\"A\"}",
        "network.dnsNamespace must be a namespace (lower-case letters, digits and dashes, at most 63), but is \"A\"")]
    [InlineData("network", "{\"dnsPorts\":[]}", "network.dnsPorts must have at least one port, but is empty")]
    [InlineData("network", "{\"dnsPorts\":[53,0]}", "network.dnsPorts[1] must be a number from 1 to 65535, but is 0")]
    [InlineData("network", "{\"exceptCidrs\":[\"::ffff:169.254.0.0/112\"]}",
        "network.exceptCidrs[0] must be an IP range such as 169.254.20.10/32, but is \"::ffff:169.254.0.0/112\"")]
    [InlineData("network", "{\"dnsCidrs\":[\"169.254.20.10\"]}",
        "network.dnsCidrs[0] must be an IP range such as 169.254.20.10/32, but is \"169.254.20.10\"")]
    [InlineData("network", "{\"dnsCidrs\":[\"169.254.20.010/32\",\"1.2.3.4./32\",\"1.2.3.4/33\",\"::1::/64\",\"::1/129\",null]}",
        "network.dnsCidrs[0] must be an IP range such as 169.254.20.10/32, but is \"169.254.20.010/32\"; "
            + "network.dnsCidrs[1] must be an IP range such as 169.254.20.10/32, but is \"1.2.3.4./32\"; "
            + "network.dnsCidrs[2] must be an IP range such as 169.254.20.10/32, but is \"1.2.3.4/33\"; "
            + "network.dnsCidrs[3] must be an IP range such as 169.254.20.10/32, but is \"::1::/64\"; "
            + "network.dnsCidrs[4] must be an IP range such as 169.254.20.10/32, but is \"::1/129\"; "
            + "network.dnsCidrs[5] must be an IP range such as 169.254.20.10/32, but is \"\"")]
    [InlineData("network", "{\"databaseNamespaces\":[\"a\",\"B\"]}",
        "network.databaseNamespaces[1] must be a namespace (lower-case letters, digits and dashes, at most 63), but is \"B\"")]
    [InlineData("network", "{\"databaseNamespaces\":[null]}",
        "network.databaseNamespaces[0] must be a namespace (lower-case letters, digits and dashes, at most 63), but is \"\"")]
    [InlineData("labelling", "{\"labels\":{\"a\":\"b c\"}}", "labelling.labels.a must be a label value (at most 63 letters, "
        + "digits, dashes, underscores and dots, with a letter or digit at both ends), but is \"b c\"")]
    [InlineData("labelling", "{\"labels\":{\"a b\":\"c\"}}",
        "labelling.labels must have keys such as example.org/name, but has \"a b\"")]
    [InlineData("labelling", "{\"annotations\":{\"a b\":\"c\"}}",
        "labelling.annotations must have keys such as example.org/name, but has \"a b\"")]
    [InlineData("labelling", "{\"propagateLabels\":\"no\"}",
        "labelling.propagateLabels must be true or false, but is the string \"no\"")]
    [InlineData("labelling", "{\"exclude\":[\"\"]}", "labelling.exclude[0] is required: the start of a key")]
    [InlineData("labelling", "{\"exclude\":[null]}", "labelling.exclude[0] is required: the start of a key")]
    [InlineData("gateway", "{}", "gateway.name is required: the name of a Gateway")]
    [InlineData("gateway", "{\"name\":\"G\"}",
        "gateway.name must be the name of a Gateway (lower-case letters, digits, dashes and dots), but is \"G\"")]
    [InlineData("gateway", "{\"name\":\"g\",\"namespace\":\"N\"}",
        "gateway.namespace must be a namespace (lower-case letters, digits and dashes, at most 63), but is \"N\"")]
    [InlineData("gateway", "{\"name\":\"g\",\"sectionName\":\"S\"}",
        "gateway.sectionName must be the name of a listener (lower-case letters, digits, dashes and dots), but is \"S\"")]
    [InlineData("gateway", "{\"name\":\"g\",\"domain\":\"a_b\"}",
        "gateway.domain must be a host name such as service.example.org, but is \"a_b\"")]
    [InlineData("ttl", "{\"steadySeconds\":-1}", "ttl.steadySeconds must be a number from 0 to 86400, but is -1")]
    [InlineData("ttl", "{\"pendingSeconds\":86401}", "ttl.pendingSeconds must be a number from 0 to 86400, but is 86401")]
    [InlineData("ttl", "{\"steadySeconds\":\"1h\"}",
        "ttl.steadySeconds must be a whole number (32 bits), but is the string \"1h\"")]
    [InlineData("metadata", "\"x\"", "metadata must be an object, but is a string")]
    [InlineData("metadata", "{\"labels\":{}}", "metadata.labels is not a field; allowed are name")]
    [InlineData("defaults", "{\"claimRef\":{\"name\":\"a\",\"namespace\":\"b\"}}",
        "defaults.claimRef must not be set: Crossplane writes it where there is a claim")]
    [InlineData("labelling", "{\"labels\":{\"c d\":\"\",\"a b\":\"\"}}",
        "labelling.labels must have keys such as example.org/name, but has \"a b\"")]
    public async Task Read_Mistake_IsOneFatalResult(string field, string? json, string problem)
    {
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), null, SettingsSample.With(field, json));

        answer.FatalMessage().Should().Be($"cannot read Settings, the input of the pipeline step: {problem}");
        answer.Message.Desired.Should().BeNull();
    }

    [Theory]
    [InlineData("metadata", "{\"name\":\"settings\"}")]
    [InlineData("delivery", "{}")]
    [InlineData("sizes", "{}")]
    [InlineData("defaults", "{}")]
    [InlineData("defaults", "null")]
    [InlineData("network", "{\"dnsNamespace\":null}")]
    [InlineData("network", "{\"dnsPorts\":[53,53],\"dnsCidrs\":[]}")]
    [InlineData("labelling", "{\"labels\":{},\"exclude\":[]}")]
    [InlineData("gateway", "{\"name\":\"public\",\"domain\":\"example.org\"}")]
    [InlineData("ttl", "{\"steadySeconds\":0}")]
    public async Task Read_NothingThatConcernsTheComposite_IsAsIfThereWereNoSettings(string field, string json)
    {
        var without = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal());
        var answer = await PlatformCall.RenderAsync(AgentExecutorSample.Minimal(), null, SettingsSample.With(field, json));

        answer.Message.Results.Should().BeEmpty();
        answer.ToYaml().Should().Be(without.ToYaml());
    }
}
