using System.Text;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Tests;

public sealed class CompositeKeyTests
{
    [Theory]
    [InlineData("""{"kind":"A","metadata":{"name":"x","namespace":"n"}}""", "n", "A x")]
    [InlineData("""{"kind":"A","metadata":{"name":"x","labels":{"crossplane.io/claim-namespace":"n"}}}""", "n", "A x")]
    [InlineData("""{"kind":"A","metadata":{"name":"x"}}""", "", "A x")]
    [InlineData("""{"kind":3,"metadata":{"name":true,"namespace":[]}}""", "", " ")]
    [InlineData("""{"metadata":"x"}""", "", " ")]
    [InlineData("{}", "", " ")]
    public void Read_OfComposite_IsItsNamespaceKindAndName(string composite, string ns, string name) =>
        Read(Struct(composite)).Should().Be(new CompositeKey(ns, name));

    [Fact]
    public void Read_OfTextWithoutEnd_CutsIt()
    {
        var key = Read(Struct($$$"""{"kind":"A","metadata":{"name":"x","namespace":"{{{new string('n', 100_000)}}}"}}"""));

        key.Namespace.Should().HaveLength(253);
    }

    [Fact]
    public void Read_OfMoreFieldsThanObjectsHave_LooksAtTheFirst()
    {
        var fields = string.Join(",", Enumerable.Range(0, 100).Select(index => $"\"field{index}\":1"));

        Read(Struct($$$"""{{{{fields}}},"kind":"A","metadata":{"name":"x"}}""")).Should().Be(new CompositeKey("", " "));
    }

    [Fact]
    public void Read_OfManyLabels_FindsTheClaimsNamespaceInAnyPlace()
    {
        var labels = string.Join(",", Enumerable.Range(0, 1000).Select(index => $"\"label{index}\":\"x\""));

        Read(Struct(
            $$$$"""{"kind":"A","metadata":{"name":"x","labels":{{{{{labels}}}},"crossplane.io/claim-namespace":"n"}}}""")).Should().Be(
                new CompositeKey("n", "A x"));
    }

    [Fact]
    public void Read_OfNoComposite_IsEmpty()
    {
        CompositeKey.Read(new RunFunctionRequest()).Should().Be(new CompositeKey("", ""));
        Read(ByteString.CopyFrom(0xFF, 0xFF)).Should().Be(new CompositeKey("", ""));
    }

    [Fact]
    public void Read_OfAnyBytes_DoesNotFail()
    {
        var random = new Random(1);
        var seed = Struct(
            """{"kind":"A","metadata":{"name":"x","labels":{"crossplane.io/claim-namespace":"n"}}}""").ToByteArray();
        for (var index = 0; index < 20_000; index++)
        {
            var bytes = seed[..random.Next(seed.Length + 1)];
            for (var change = 0; change < 3 && bytes.Length > 0; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            Invoking(() => Read(ByteString.CopyFrom(bytes))).Should().NotThrow(Convert.ToHexString(bytes));
        }
    }

    private static CompositeKey Read(ByteString composite) => CompositeKey.Read(new RunFunctionRequest
    {
        Observed = new State { Composite = new Functions.Protocol.Resource { Resource_ = composite } },
    });

    private static ByteString Struct(string json) =>
        ByteString.CopyFrom(StructDocument.FromJson(Encoding.UTF8.GetBytes(json)).Raw.Span);
}
