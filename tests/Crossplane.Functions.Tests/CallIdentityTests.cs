using Google.Protobuf;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests;

public sealed class CallIdentityTests
{
    [Fact]
    public void Read_OfRequest_NamesTheComposite()
    {
        var identity = Read(Request("""{"kind":"Widget","metadata":{"namespace":"my-namespace","name":"my-widget"}}"""));

        ((IEnumerable<KeyValuePair<string, object?>>)identity).Should().Equal(
            new("tag", "t1"), new("kind", "Widget"), new("namespace", "my-namespace"), new("name", "my-widget"));
        identity.ToString().Should().Be("Widget my-namespace/my-widget");
    }

    [Fact]
    public void Read_OfClusterScopedComposite_HasNoNamespace() =>
        Read(Request("""{"kind":"XWidget","metadata":{"name":"my-widget"}}""")).ToString().Should().Be("XWidget my-widget");

    [Fact]
    public void Read_OfRequestWithoutComposite_HasTheTag()
    {
        var identity = Read(new Wire.RunFunctionRequest { Meta = new Wire.RequestMeta { Tag = "t1" } });

        (identity.Tag, identity.Kind, identity.Namespace, identity.Name).Should().Be(("t1", "", "", ""));
    }

    [Fact]
    public void Read_OfCompositeThatIsMalformed_HasTheTag()
    {
        var request = Request("{}");
        request.Observed.Composite.Resource_ = ByteString.CopyFrom(0x0A, 0x7F);

        (Read(request).Tag, Read(request).Kind).Should().Be(("t1", ""));
    }

    [Fact]
    public void Read_OfTextThatIsNoName_CutsAndCleansIt()
    {
        var identity = Read(Request("""{"kind":"Wid\u001b[2J\nget","metadata":{"name":"N"}}""".Replace(
            "N", new string('n', 300), StringComparison.Ordinal)));

        identity.Kind.Should().Be("Wid\uFFFD[2J\uFFFDget");
        identity.Name.Should().Be(new string('n', 253));
    }

    private static CallIdentity Read(Wire.RunFunctionRequest request) =>
        CallIdentity.From(request);

    private static Wire.RunFunctionRequest Request(string composite)
    {
        var request = Requests.WithComposite(composite);
        request.Meta = new Wire.RequestMeta { Tag = "t1" };
        return request;
    }
}
