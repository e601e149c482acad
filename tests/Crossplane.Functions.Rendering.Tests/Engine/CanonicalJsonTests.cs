using System.Text;
using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class CanonicalJsonTests
{
    [Theory]
    [InlineData("""{"b":1,"a":{"d":[{"f":1,"e":2}],"c":null}}""", """{"a":{"c":null,"d":[{"e":2,"f":1}]},"b":1}""")]
    [InlineData("""{"n":9007199254740992}""", """{"n":9007199254740992}""")]
    [InlineData("""{"n":9007199254740993}""", """{"n":9007199254740992}""")]
    [InlineData("""{"n":-9007199254740995}""", """{"n":-9007199254740996}""")]
    [InlineData("""{"n":123456789012345678901234567890}""", """{"n":123456789012345677877719597056}""")]
    [InlineData("""{"n":1.5e300}""", """{"n":1.5e300}""")]
    public void Write_Value_SortsKeysAndKeepsDoublePrecision(string json, string expected) =>
        Encoding.UTF8.GetString(CanonicalJson.Write(JsonNode.Parse(json)!)).Should().Be(expected);

    [Theory]
    [InlineData("9007199254740993")]
    [InlineData("18446744073709551615")]
    [InlineData("123456789012345678901234567890")]
    public void ToStruct_LargeInteger_IsAccepted(string number)
    {
        var read = JsonObjects.FromStruct(JsonObjects.ToStruct(Json.Object($$"""{"n":{{number}}}""")));

        read["n"]!.GetValue<double>().Should().Be(double.Parse(number, System.Globalization.CultureInfo.InvariantCulture));
    }
}
