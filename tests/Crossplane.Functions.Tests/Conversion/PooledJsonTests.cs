using System.Text;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

public class PooledJsonTests
{
    [Fact]
    public void Rent_AfterOneWasLeftInTheMiddle_HasWrittenNothing()
    {
        using (var broken = PooledJson.Rent())
        {
            broken.Writer.WriteStartObject();
            broken.Writer.WritePropertyName("left");
        }

        Write(1).Should().Be("[1]");
    }

    [Fact]
    public void Rent_WhileAnotherIsInUse_IsNotTheSame()
    {
        using var outer = PooledJson.Rent();
        outer.Writer.WriteStartArray();

        Write(2).Should().Be("[2]");

        outer.Writer.WriteEndArray();
        Encoding.UTF8.GetString(outer.Finish()).Should().Be("[]");
    }

    [Fact]
    public void Rent_AfterOneThatGrewLarge_HasWrittenNothing()
    {
        using (var large = PooledJson.Rent())
        {
            large.Writer.WriteStringValue(new string('x', 1 << 20));
            large.Finish().Length.Should().Be((1 << 20) + 2);
        }

        Write(3).Should().Be("[3]");
    }

    private static string Write(int number)
    {
        using var json = PooledJson.Rent();
        json.Writer.WriteStartArray();
        json.Writer.WriteNumberValue(number);
        json.Writer.WriteEndArray();
        return Encoding.UTF8.GetString(json.Finish());
    }
}
