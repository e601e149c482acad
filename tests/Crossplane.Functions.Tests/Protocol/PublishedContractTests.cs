using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Protocol;

/// <summary>Peers compile Struct fields as google.protobuf.Struct, the SDK as bytes: both must read the other's
/// messages.</summary>
public class PublishedContractTests
{
    [Fact]
    public void Request_WithRealStructs_SurvivesTheCompiledContract()
    {
        var request = PublishedRequest();

        var received = Wire.RunFunctionRequest.Parser.ParseFrom(request.ToByteString());
        var returned = Published.RunFunctionRequest.Parser.ParseFrom(received.ToByteString());

        returned.Should().Be(request);
    }

    [Fact]
    public void Request_WithRealStructs_HasTheirBytes()
    {
        var request = PublishedRequest();

        var received = Wire.RunFunctionRequest.Parser.ParseFrom(request.ToByteString());

        Struct.Parser.ParseFrom(received.Input).Should().Be(request.Input);
        Struct.Parser.ParseFrom(received.Context).Should().Be(request.Context);
        Struct.Parser.ParseFrom(received.Observed.Composite.Resource_).Should().Be(request.Observed.Composite.Resource_);
        Struct.Parser.ParseFrom(received.RequiredSchemas["s"].OpenapiV3).Should().Be(request.RequiredSchemas["s"].OpenapiV3);
    }

    [Fact]
    public void Response_WithBytes_IsReadAsRealStructs()
    {
        var response = new Wire.RunFunctionResponse
        {
            Desired = new Wire.State
            {
                Composite = new Wire.Resource { Resource_ = GoogleStruct.Encode("""{"a":1}"""), Ready = Wire.Ready.True },
            },
            Context = ByteString.Empty,
            Output = GoogleStruct.Encode("""{"b":[null]}"""),
        };

        var read = Published.RunFunctionResponse.Parser.ParseFrom(response.ToByteString());

        read.Desired.Composite.Resource_.Should().Be(Struct.Parser.ParseJson("""{"a":1}"""));
        read.Context.Should().Be(new Struct());
        read.Output.Should().Be(Struct.Parser.ParseJson("""{"b":[null]}"""));
        Wire.RunFunctionResponse.Parser.ParseFrom(read.ToByteString()).Should().Be(response);
    }

    private static Published.RunFunctionRequest PublishedRequest()
    {
        var resource = new Published.Resource
        {
            Resource_ = Struct.Parser.ParseJson("""{"kind":"Queue","spec":{"size":3,"tags":["a",null,{}]}}"""),
            ConnectionDetails = { ["password"] = ByteString.CopyFrom(0, 255) },
        };
        return new Published.RunFunctionRequest
        {
            Meta = new Published.RequestMeta { Tag = "t", Capabilities = { Published.Capability.Capabilities } },
            Observed = new Published.State { Composite = resource, Resources = { ["r"] = resource } },
            Desired = new Published.State { Resources = { ["d"] = new Published.Resource { Ready = Published.Ready.False } } },
            Input = Struct.Parser.ParseJson("""{"kind":"Input"}"""),
            Context = new Struct(),
            Credentials = { ["c"] = new Published.Credentials
            {
                CredentialData = new Published.CredentialData { Data = { ["k"] = ByteString.CopyFrom(7) } },
            } },
            RequiredResources = { ["q"] = new Published.Resources { Items = { resource } } },
            RequiredSchemas = { ["s"] = new Published.Schema { OpenapiV3 = Struct.Parser.ParseJson("""{"type":"object"}""") } },
        };
    }
}
