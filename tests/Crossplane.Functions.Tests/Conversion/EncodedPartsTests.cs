using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Tests.Conversion;

public class EncodedPartsTests
{
    private static readonly PlainLeaf Leaf = new(new string('x', 200), 3);

    [Fact]
    public void From_Parts_GivesTheBytesOfTheWhole()
    {
        var labels = new SortedList<string, string> { ["a"] = "1", [""] = "2" };
        var whole = new PlainPart
        {
            Labels = labels,
            Leaves = new Dictionary<string, PlainLeaf?> { ["a"] = Leaf, ["b"] = new("other"), [""] = Leaf },
        };
        var parts = new EncodedParts();
        parts.Add(Leaf, ConversionJson.Default.PlainLeaf);
        parts.Add(labels, ConversionJson.Default.SortedListStringString);

        StructDocument.From(whole, ConversionJson.Default.PlainPart, parts).Raw.ToArray()
            .Should().Equal(StructDocument.From(whole, ConversionJson.Default.PlainPart).Raw.ToArray());
    }

    [Fact]
    public void From_PartChangedAfterwards_HasItsBytesOfBefore()
    {
        var labels = new SortedList<string, string> { ["a"] = "before" };
        var parts = new EncodedParts();
        parts.Add(labels, ConversionJson.Default.SortedListStringString);
        labels["a"] = "after";

        StructDocument.From(new PlainPart { Labels = labels }, ConversionJson.Default.PlainPart, parts)
            .GetString("labels.a").Should().Be("before", "a part is encoded once");
    }

    [Fact]
    public void From_EqualObjectThatIsNotThePart_IsEncodedItself()
    {
        var labels = new SortedList<string, string> { ["a"] = "part" };
        var parts = new EncodedParts();
        parts.Add(labels, ConversionJson.Default.SortedListStringString);
        labels["a"] = "changed";
        var equal = new SortedList<string, string>(labels);

        StructDocument.From(new PlainPart { Labels = equal }, ConversionJson.Default.PlainPart, parts)
            .GetString("labels.a").Should().Be("changed");
    }

    [Fact]
    public void Add_PartWithinAPart_IsReused()
    {
        var labels = new SortedList<string, string> { ["a"] = "before" };
        var outer = new PlainPart { Labels = labels };
        var parts = new EncodedParts();
        parts.Add(labels, ConversionJson.Default.SortedListStringString);
        labels["a"] = "after";

        parts.Add(outer, ConversionJson.Default.PlainPart).GetString("labels.a").Should().Be("before");
    }
}
