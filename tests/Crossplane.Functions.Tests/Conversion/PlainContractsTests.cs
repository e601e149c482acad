using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion;

public class PlainContractsTests
{
    public static TheoryData<string> Special =>
        ["Shape", "Objects", "Shares", "Instants"];

    [Fact]
    public void Contains_ModelOfStringsNumbersListsAndMaps_IsTrue() =>
        Assert.True(PlainContracts.Contains(ConversionJson.Default.PlainPart));

    [Theory]
    [MemberData(nameof(Special))]
    public void Contains_TypeThatIsConvertedOnItsOwn_IsFalse(string contract) =>
        Assert.False(PlainContracts.Contains(
            (JsonTypeInfo)typeof(ConversionJson).GetProperty(contract)!.GetValue(ConversionJson.Default)!));

    [Fact]
    public void Contains_ModelThatHoldsItself_IsFalse() =>
        Assert.False(PlainContracts.Contains(TestJson.Default.WidgetSpec));

    [Fact]
    public void From_PlainModel_WritesTheSameAsTheAdaptedContract()
    {
        var part = new PlainPart
        {
            Text = "ü\"\\<>\u2028\0😀",
            Size = int.MinValue,
            Renamed = true,
            Names = ["", null],
            Labels = new() { ["b"] = "1", ["a"] = "" },
            Leaves = new Dictionary<string, PlainLeaf?> { ["x"] = new("y", long.MaxValue >> 12), ["none"] = null },
        };

        var adapted = JsonSerializer.Serialize(part, JsonContracts.Adapt(ConversionJson.Default.PlainPart));

        Assert.Equal(
            StructDocument.FromJson(Encoding.UTF8.GetBytes(adapted), keepNulls: false).Raw.ToArray(),
            StructDocument.From(part, ConversionJson.Default.PlainPart).Raw.ToArray());
    }

    [Fact]
    public void From_NullsOfPlainModel_AreLeftOutAsTheContractSays() =>
        Assert.Equal(
            new Struct { Fields = { ["size"] = Value.ForNumber(0) } },
            GoogleStruct.Decode(StructDocument.From(new PlainPart(), ConversionJson.Default.PlainPart)));

    [Fact]
    public void From_PolymorphicModel_WritesWhatTellsTheType() =>
        Assert.Equal(
            GoogleStruct.Parse("""{"type":"circle","radius":0.1}"""),
            GoogleStruct.Decode(StructDocument.From(new Circle(0.1), ConversionJson.Default.Shape)));
}
