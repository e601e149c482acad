using Crossplane.Functions.Protocol;
using Google.Protobuf.Reflection;

namespace Crossplane.Functions.Tests.Protocol;

public class ContractTests
{
    /// <summary>Crossplane's contract: what its own run_function.proto declares, one line for each declaration.</summary>
    private const string Contract =
        """
        package apiextensions.fn.proto.v1
        CAPABILITY_CAPABILITIES = 1 of Capability
        CAPABILITY_CONDITIONS = 4 of Capability
        CAPABILITY_CREDENTIALS = 3 of Capability
        CAPABILITY_REQUIRED_RESOURCES = 2 of Capability
        CAPABILITY_REQUIRED_SCHEMAS = 5 of Capability
        CAPABILITY_UNSPECIFIED = 0 of Capability
        Condition.message = 4: optional string
        Condition.reason = 3: string
        Condition.status = 2: Status
        Condition.target = 5: optional Target
        Condition.type = 1: string
        CredentialData.data = 1: map<string, bytes>
        Credentials.credential_data = 1: CredentialData, one of source
        FunctionRunnerService.RunFunction(RunFunctionRequest) returns (RunFunctionResponse)
        MatchLabels.labels = 1: map<string, string>
        READY_FALSE = 2 of Ready
        READY_TRUE = 1 of Ready
        READY_UNSPECIFIED = 0 of Ready
        RequestMeta.capabilities = 2: repeated Capability
        RequestMeta.tag = 1: string
        Requirements.extra_resources = 1: map<string, ResourceSelector>, deprecated
        Requirements.resources = 2: map<string, ResourceSelector>
        Requirements.schemas = 3: map<string, SchemaSelector>
        Resource.connection_details = 2: map<string, bytes>
        Resource.ready = 3: Ready
        Resource.resource = 1: Struct
        ResourceSelector.api_version = 1: string
        ResourceSelector.kind = 2: string
        ResourceSelector.match_labels = 4: MatchLabels, one of match
        ResourceSelector.match_name = 3: string, one of match
        ResourceSelector.namespace = 5: optional string
        Resources.items = 1: repeated Resource
        ResponseMeta.tag = 1: string
        ResponseMeta.ttl = 2: optional Duration
        Result.message = 2: string
        Result.reason = 3: optional string
        Result.severity = 1: Severity
        Result.target = 4: optional Target
        RunFunctionRequest.context = 5: Struct
        RunFunctionRequest.credentials = 7: map<string, Credentials>
        RunFunctionRequest.desired = 3: State
        RunFunctionRequest.extra_resources = 6: map<string, Resources>, deprecated
        RunFunctionRequest.input = 4: Struct
        RunFunctionRequest.meta = 1: RequestMeta
        RunFunctionRequest.observed = 2: State
        RunFunctionRequest.required_resources = 8: map<string, Resources>
        RunFunctionRequest.required_schemas = 9: map<string, Schema>
        RunFunctionResponse.conditions = 6: repeated Condition
        RunFunctionResponse.context = 4: Struct
        RunFunctionResponse.desired = 2: State
        RunFunctionResponse.meta = 1: ResponseMeta
        RunFunctionResponse.output = 7: Struct
        RunFunctionResponse.requirements = 5: Requirements
        RunFunctionResponse.results = 3: repeated Result
        SEVERITY_FATAL = 1 of Severity
        SEVERITY_NORMAL = 3 of Severity
        SEVERITY_UNSPECIFIED = 0 of Severity
        SEVERITY_WARNING = 2 of Severity
        STATUS_CONDITION_FALSE = 3 of Status
        STATUS_CONDITION_TRUE = 2 of Status
        STATUS_CONDITION_UNKNOWN = 1 of Status
        STATUS_CONDITION_UNSPECIFIED = 0 of Status
        Schema.openapi_v3 = 1: Struct
        SchemaSelector.api_version = 1: string
        SchemaSelector.kind = 2: string
        State.composite = 1: Resource
        State.resources = 2: map<string, Resource>
        TARGET_COMPOSITE = 1 of Target
        TARGET_COMPOSITE_AND_CLAIM = 2 of Target
        TARGET_UNSPECIFIED = 0 of Target
        """;

    [Fact]
    public void CompiledContract_Described_IsCrossplanes() =>
        ContractDescription.Of(RunFunctionReflection.Descriptor).Should().BeEquivalentTo(Contract);

    [Fact]
    public void PublishedContract_Described_IsCrossplanes() =>
        ContractDescription.Of(Published.PublishedReflection.Descriptor).Should().BeEquivalentTo(Contract);

    [Theory]
    [InlineData("RunFunctionRequest", "input")]
    [InlineData("RunFunctionRequest", "context")]
    [InlineData("RunFunctionResponse", "context")]
    [InlineData("RunFunctionResponse", "output")]
    [InlineData("Resource", "resource")]
    [InlineData("Schema", "openapi_v3")]
    public void StructField_Compiled_IsBytesWithPresence(string message, string field)
    {
        var descriptor = RunFunctionReflection.Descriptor.FindTypeByName<MessageDescriptor>(message).FindFieldByName(field);

        descriptor.FieldType.Should().Be(FieldType.Bytes);
        descriptor.HasPresence.Should().BeTrue("an absent Struct differs from an empty one");
    }
}
