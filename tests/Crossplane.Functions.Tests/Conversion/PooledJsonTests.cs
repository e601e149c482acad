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

        Assert.Equal("[1]", Write(1));
    }

    [Fact]
    public void Rent_WhileAnotherIsInUse_IsNotTheSame()
    {
        using var outer = PooledJson.Rent();
        outer.Writer.WriteStartArray();

        Assert.Equal("[2]", Write(2));

        outer.Writer.WriteEndArray();
        Assert.Equal("[]", Encoding.UTF8.GetString(outer.Finish()));
    }

    [Fact]
    public void Rent_AfterOneThatGrewLarge_HasWrittenNothing()
    {
        using (var large = PooledJson.Rent())
        {
            large.Writer.WriteStringValue(new string('x', 1 << 20));
            Assert.Equal((1 << 20) + 2, large.Finish().Length);
        }

        Assert.Equal("[3]", Write(3));
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
