using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

public class MutatedDocumentTests
{
    private const string Original =
        """
        {"apiVersion":"v1","kind":"Widget","spec":{"text":"größe","enabled":true,"replicas":3,"ratio":0.5,
         "names":["a",null,"b"],"ports":[80,443],"parts":[{"text":"x","inner":{}}],"labels":{"a.b/c":"d","e":null}}}
        """;

    [Fact]
    public void Read_BytesChangedAtRandom_GivesAValueOrAConversionException()
    {
        var valid = GoogleStruct.Encode(Original).ToByteArray();
        var random = new Random(20240101);
        var refused = 0;

        for (var round = 0; round < 5000; round++)
        {
            var document = new StructDocument(Mutate(valid, random));
            refused += Refuses(() => document.ToJsonElement()) ? 1 : 0;
            Refuses(() => document.As(TestJson.Default.Widget));
            Refuses(() => document.TryGet("spec.parts[0].text", TestJson.Default.String, out _));
            Refuses(() => document.GetString("spec.labels[a.b/c]"));
            Refuses(() => document.Merge(document));
        }

        refused.Should().BeInRange(1000, 4999);
    }

    [Fact]
    public void Read_BytesCutAnywhere_GivesAValueOrAConversionException()
    {
        var valid = GoogleStruct.Encode(Original).ToByteArray();

        for (var length = 0; length < valid.Length; length++)
        {
            var document = new StructDocument(valid.AsMemory(0, length));
            Refuses(() => document.ToJsonElement());
            Refuses(() => document.TryGet("spec.ports[1]", TestJson.Default.Int32, out _));
        }

        new StructDocument(valid).ToJsonElement().GetProperty("spec").GetProperty("replicas").GetInt32().Should().Be(3);
    }

    private static byte[] Mutate(byte[] valid, Random random)
    {
        var bytes = valid.ToList();
        for (var change = random.Next(1, 4); change > 0; change--)
        {
            var position = random.Next(bytes.Count);
            switch (random.Next(4))
            {
                case 0:
                    bytes[position] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes[position] ^= (byte)(1 << random.Next(8));
                    break;
                case 2:
                    bytes.Insert(position, (byte)random.Next(256));
                    break;
                default:
                    bytes.RemoveAt(position);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>Any other exception goes through and fails the test.</summary>
    private static bool Refuses(Action read)
    {
        try
        {
            read();
            return false;
        }
        catch (ConversionException)
        {
            return true;
        }
    }
}
