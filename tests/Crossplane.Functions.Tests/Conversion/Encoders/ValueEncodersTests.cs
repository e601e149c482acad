using System.Collections;
using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Conversion.Encoders;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion.Encoders;

public class ValueEncodersTests
{
    /// <summary>Options under which the serialiser does what the encoders do not know.</summary>
    public static TheoryData<string, JsonSerializerOptions> Unusual => new()
    {
        { "defaults are left out", new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault } },
        { "numbers are text", new() { NumberHandling = JsonNumberHandling.WriteAsString } },
        { "keys are renamed", new() { DictionaryKeyPolicy = JsonNamingPolicy.KebabCaseUpper } },
        { "read-only properties are left out", new() { IgnoreReadOnlyProperties = true } },
        { "references are kept", new() { ReferenceHandler = ReferenceHandler.Preserve } },
        { "a converter of the caller's", new() { Converters = { new ShoutingConverter() } } },
        { "a converter of nullable numbers", new() { Converters = { new FlagConverter() } } },
    };

    [Fact]
    public void For_ModelOfStringsNumbersListsAndMaps_GoesAroundJson()
    {
        ValueEncoders.For(ConversionJson.Default.PlainPart).Should().BeOfType<ObjectEncoder>();
        ValueEncoders.For(TestJson.Default.Widget).Should().BeOfType<ObjectEncoder>();
        ValueEncoders.For(ConversionJson.Default.GetTypeInfo(typeof(IReadOnlyList<string>))!).Should().BeOfType<ListEncoder>();
        ValueEncoders.For(ConversionJson.Default.GetTypeInfo(typeof(IReadOnlyDictionary<string, string>))!)
            .Should().BeOfType<MapEncoder>();
        ValueEncoders.For(ConversionJson.Default.AttributedPart).Should().BeOfType<ObjectEncoder>();
    }

    [Theory]
    [InlineData(typeof(Shape))]
    [InlineData(typeof(object))]
    [InlineData(typeof(float?))]
    [InlineData(typeof(int[]))]
    [InlineData(typeof(IReadOnlyDictionary<string, float?>))]
    [InlineData(typeof(DateTimeOffset))]
    public void For_TypeThatIsConvertedOnItsOwn_GoesThroughJson(System.Type type) =>
        ValueEncoders.For(ConversionJson.Default.GetTypeInfo(type)!).Should().BeOfType<JsonEncoder>();

    [Fact]
    public void For_ModelWithAConverterOnAProperty_GoesThroughJson() =>
        ValueEncoders.For(TestJson.Default.WidgetSpec).Should().BeOfType<JsonEncoder>();

    [Fact]
    public void From_PlainModel_WritesTheSameAsTheSerialiser()
    {
        foreach (var part in PlainParts())
        {
            Written(part, ConversionJson.Default.PlainPart).Should().Equal(ThroughJson(part, ConversionJson.Default.PlainPart));
        }
    }

    [Fact]
    public void From_AnyCollection_WritesTheSameAsTheSerialiser()
    {
        Dictionary<string, string> labels = new() { ["b"] = "1", ["a"] = "ü" };
        PlainLeaf leaf = new("x", 1);
        foreach (var collections in new PlainCollections[]
        {
            new() { Labels = labels, Leaves = [leaf] },
            new() { Labels = new SortedList<string, string>(labels), Leaves = new List<PlainLeaf> { leaf } },
            new() { Labels = new SortedDictionary<string, string>(labels), Leaves = new Queue<PlainLeaf>([leaf, leaf]) },
            new() { Labels = labels.ToImmutableSortedDictionary(), Leaves = ImmutableList.Create(leaf) },
            new() { Labels = new ReadOnlyMap(labels), Leaves = Enumerable.Repeat(leaf, 3) },
            new() { Labels = new OtherMap { ["k"] = "v" }, Leaves = new HashSet<PlainLeaf> { leaf } },
            new() { Table = new Hashtable { [1] = "x" }, Place = new(1, 2), Places = [new(3, 4), null] },
            new() { Words = [new("a"), null], Word = null, WordsByName = new() { ["a"] = null, ["b"] = new("c") } },
            new() { Ports = [1, 2, -3], Levels = new Dictionary<string, byte> { ["x"] = 255 }, Flags = [true, null] },
            new()
            {
                Nested = [[["a"], []], []],
                Bytes = [1, 2, 3],
                Element = JsonDocument.Parse("""{"a":[1,{"b":null}],"n":null}""").RootElement,
            },
        })
        {
            Written(collections, ConversionJson.Default.PlainCollections).Should().Equal(
                ThroughJson(collections, ConversionJson.Default.PlainCollections));
        }
    }

    [Theory]
    [MemberData(nameof(Unusual))]
    public void From_UnusualOptions_WritesTheSameAsTheSerialiser(string what, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.TypeInfoResolver = ConversionJson.Default;
        var contract = (JsonTypeInfo<PlainPart>)options.GetTypeInfo(typeof(PlainPart));
        foreach (var part in new[] { PlainParts()[0], new PlainPart { Names = [null] } })
        {
            ThroughJson(part, contract).Should().Equal(Written(part, contract), $"{what} must be written as it is through JSON");
        }
    }

    [Fact]
    public void From_ContractWithAConverterOfItsOwn_WritesTheSameAsTheSerialiser()
    {
        var options = new JsonSerializerOptions { TypeInfoResolver = new ShoutingResolver() };
        var contract = (JsonTypeInfo<PlainPart>)options.GetTypeInfo(typeof(PlainPart));
        var part = new PlainPart { Text = "a" };

        Written(part, contract).Should().Equal(ThroughJson(part, contract));
        StructDocument.From(part, contract).GetString("Text").Should().Be("a!");
    }

    [Fact]
    public void From_PropertiesTreatedOnTheirOwn_WritesTheSameAsTheSerialiser()
    {
        foreach (var part in new AttributedPart[]
        {
            new(),
            new() { Count = 3, Hidden = "h", Text = "t", Number = new() { Value = 5 } },
        })
        {
            Written(part, ConversionJson.Default.AttributedPart).Should().Equal(
                ThroughJson(part, ConversionJson.Default.AttributedPart));
        }
    }

    [Fact]
    public void From_NullsOfPlainModel_AreLeftOutAsTheContractSays() =>
        GoogleStruct.Decode(StructDocument.From(new PlainPart(), ConversionJson.Default.PlainPart)).Should().Be(
            new Struct { Fields = { ["size"] = Value.ForNumber(0) } });

    [Fact]
    public void From_PolymorphicModel_WritesWhatTellsTheType() =>
        GoogleStruct.Decode(StructDocument.From(new Circle(0.1), ConversionJson.Default.Shape)).Should().Be(
            GoogleStruct.Parse("""{"type":"circle","radius":0.1}"""));

    [Fact]
    public void From_IntegerThatADoubleCannotHold_NamesItsPath()
    {
        var part = new PlainPart { Leaves = new Dictionary<string, PlainLeaf?> { ["a.b"] = new("x", long.MaxValue) } };

        var exception = Invoking(() => StructDocument.From(part, ConversionJson.Default.PlainPart))
            .Should().ThrowExactly<ConversionException>().Which;

        exception.Path.Should().Be("leaves[a.b].count");
    }

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void From_ChainOfObjects_IsBoundedAsJsonIs(int links, bool isWritten)
    {
        var chain = new Chain();
        for (var link = 0; link < links; link++)
        {
            chain = new Chain { Next = chain };
        }

        AssertBounded(isWritten, () => StructDocument.From(chain, ConversionJson.Default.Chain));
    }

    [Theory]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void From_DeepJsonInAModel_IsBoundedWithWhatIsAroundIt(int levels, bool isWritten)
    {
        var inner = JsonDocument.Parse(GoogleStruct.Nested(levels), new JsonDocumentOptions { MaxDepth = 512 }).RootElement;
        var chain = new Chain { Next = new Chain { Next = new Chain { Element = inner } } };

        AssertBounded(isWritten, () => StructDocument.From(chain, ConversionJson.Default.Chain));
    }

    [Fact]
    public void From_NoObject_IsRefused()
    {
        Invoking(() => StructDocument.From(null, ConversionJson.Default.PlainPart)).Should().ThrowExactly<ConversionException>();
        Invoking(() => StructDocument.From<IReadOnlyList<object>>([], ConversionJson.Default.Objects))
            .Should().ThrowExactly<ConversionException>();
        Invoking(() => StructDocument.From([[]], ConversionJson.Default.ListListStringArray))
            .Should().ThrowExactly<ConversionException>();
        Invoking(() => StructDocument.From(DateTimeOffset.UnixEpoch, ConversionJson.Default.DateTimeOffset))
            .Should().ThrowExactly<ConversionException>();
    }

    private static void AssertBounded(bool isWritten, Func<StructDocument> write)
    {
        if (isWritten)
        {
            write().Raw.Length.Should().NotBe(0);
        }
        else
        {
            write.Should().ThrowExactly<ConversionException>().Which.Message.Should().Contain("nested deeper than 256 levels");
        }
    }

    private static List<PlainPart> PlainParts()
    {
        var parts = new List<PlainPart>
        {
            new()
            {
                Text = "ü\"\\<>\u2028\0😀",
                Size = int.MinValue,
                Renamed = true,
                Names = ["", null, "a\uD800b", "\uDC00"],
                Labels = new() { ["b"] = "1", ["a"] = "", [new string('k', 300)] = "", ["\uD800"] = "€" },
                Leaves = new Dictionary<string, PlainLeaf?> { ["x"] = new("y", long.MaxValue >> 12 << 1), ["none"] = null },
            },
        };
        var longest = new string('x', 20_000);
        foreach (var length in Enumerable.Range(0, 300).Append(16_379).Append(16_384).Append(20_000))
        {
            // Around every length at which a varint grows, in ASCII and out of it.
            parts.Add(new()
            {
                Text = longest[..length],
                Names = [longest[..length]],
                Labels = new() { [longest[..(length / 2)]] = longest[..(length / 2)] },
            });
            parts.Add(new() { Text = longest[..length] + "ü" });
        }

        return parts;
    }

    private static byte[] Written<T>(T value, JsonTypeInfo<T> contract) => StructDocument.From(value, contract).Raw.ToArray();

    private static byte[] ThroughJson<T>(T value, JsonTypeInfo<T> contract) => StructDocument
        .FromJson(Encoding.UTF8.GetBytes(
            JsonSerializer.Serialize(value, JsonContracts.Adapt(contract))), keepNulls: false).Raw.ToArray();

    private sealed class ReadOnlyMap(Dictionary<string, string> entries) : IReadOnlyDictionary<string, string>
    {
        public IEnumerable<string> Keys => entries.Keys;

        public IEnumerable<string> Values => entries.Values;

        public int Count => entries.Count;

        public string this[string key] => entries[key];

        public bool ContainsKey(string key) => entries.ContainsKey(key);

        public bool TryGetValue(string key, out string value) => entries.TryGetValue(key, out value!);

        public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => entries.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    private sealed class ShoutingConverter : JsonConverter<string>
    {
        public override string Read(ref Utf8JsonReader reader, System.Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetString()!;

        public override bool HandleNull => true;

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WriteStringValue(value + "!");

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(value + "!");
    }

    private sealed class FlagConverter : JsonConverter<bool?>
    {
        public override bool? Read(ref Utf8JsonReader reader, System.Type typeToConvert, JsonSerializerOptions options) =>
            reader.GetBoolean();

        public override void Write(Utf8JsonWriter writer, bool? value, JsonSerializerOptions options) =>
            writer.WriteStringValue("flag");
    }

    private sealed class ShoutingResolver : IJsonTypeInfoResolver
    {
        public JsonTypeInfo? GetTypeInfo(System.Type type, JsonSerializerOptions options) => type == typeof(string)
            ? JsonMetadataServices.CreateValueInfo<string>(options, new ShoutingConverter())
            : ((IJsonTypeInfoResolver)ConversionJson.Default).GetTypeInfo(type, options);
    }

    private sealed class OtherMap : Dictionary<string, string>, IEnumerable<KeyValuePair<string, string>>
    {
        IEnumerator<KeyValuePair<string, string>> IEnumerable<KeyValuePair<string, string>>.GetEnumerator()
        {
            yield return new("other", "o");
        }
    }
}
