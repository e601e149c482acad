using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

public class JsonMergeTests
{
    [Theory]
    [InlineData("""{"spec":{"a":1,"b":{"c":2}}}""", """{"spec":{"b":{"d":3}}}""", """{"spec":{"a":1,"b":{"c":2,"d":3}}}""")]
    [InlineData("""{"list":[1,2,3]}""", """{"list":[4]}""", """{"list":[4]}""")]
    [InlineData("""{"list":[1]}""", """{"list":[]}""", """{"list":[]}""")]
    [InlineData("""{"list":[{"a":1}]}""", """{"list":[{"b":null}]}""", """{"list":[{"b":null}]}""")]
    [InlineData("""{"a":{"b":1},"c":2}""", """{"a":null}""", """{"c":2}""")]
    [InlineData("""{"a":{"b":1,"c":2}}""", """{"a":{"b":null}}""", """{"a":{"c":2}}""")]
    [InlineData("""{}""", """{"a":{"b":null,"c":{"d":null}}}""", """{"a":{"c":{}}}""")]
    [InlineData("""{"a":"text"}""", """{"a":{"b":1,"c":null}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":"text"}""", """{"a":"text"}""")]
    [InlineData("""{"a":{"b":1}}""", """{"a":{}}""", """{"a":{"b":1}}""")]
    [InlineData("""{"a":true}""", """{"a":false}""", """{"a":false}""")]
    [InlineData("""{"a":null,"b":1}""", """{"b":2}""", """{"a":null,"b":2}""")]
    [InlineData("""{"n":1e20,"m":1152921504606846976}""", """{"t":"é\n"}""", """{"n":1e20,"m":1152921504606846976,"t":"é\n"}""")]
    public void Merge_TwoObjects_FollowsRfc7396(string target, string patch, string expected) =>
        GoogleStruct.Decode(GoogleStruct.Document(target).Merge(GoogleStruct.Document(patch))).Should().Be(
            GoogleStruct.Parse(expected));

    [Fact]
    public void Merge_SameContentInAnotherOrder_GivesTheSameBytes()
    {
        var one = GoogleStruct.Document("""{"a":1,"b":{"x":1,"y":2}}""").Merge(GoogleStruct.Document("""{"c":3,"b":{"z":3}}"""));
        var other = GoogleStruct.Document("""{"b":{"y":2,"x":1},"a":1}""").Merge(
            GoogleStruct.Document("""{"b":{"z":3},"c":3}"""));

        other.Raw.ToArray().Should().Equal(one.Raw.ToArray());
    }

    [Fact]
    public void Merge_BytesThatCannotBeRead_IsRefused() =>
        Invoking(() => new StructDocument(new byte[] { 0x0A }).Merge(GoogleStruct.Document("{}")))
            .Should().ThrowExactly<ConversionException>();
}
