using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Conversion.Encoders;

namespace Crossplane.Functions.Tests.Conversion;

public partial class ScalarConverterTests
{
    private static readonly Measured[] Samples =
    [
        new(),
        new() { Length = new Length(2), Width = new Length(-0.0), Share = new Share("50%") },
        new()
        {
            Lengths = [new Length(0.5), null],
            ByName = new() { ["a"] = new Length(3), ["none"] = null, [new string('k', 300)] = new Length(1) },
        },
        new()
        {
            Sorted = new SortedList<string, Length?> { ["ü"] = new Length(1e300) },
            Derived = new OtherMap { ["a"] = new Length(1) },
        },
        new() { Nested = new Dictionary<string, Measured> { ["x"] = new() { Share = new Share("") } } },
    ];

    [Fact]
    public void For_TypesWithScalarConverters_GoesAroundJson()
    {
        ValueEncoders.For(MeasuredJson.Default.Measured).Should().BeOfType<ObjectEncoder>();
        ValueEncoders.For(MeasuredJson.Default.Length).Should().BeOfType<ScalarEncoder>();
        ValueEncoders.For(MeasuredJson.Default.NullableShare).Should().BeOfType<ScalarEncoder>();
        ValueEncoders.For(MeasuredJson.Default.DictionaryStringLength).Should().BeOfType<ObjectMapEncoder>();
    }

    [Fact]
    public void From_Scalars_WritesTheSameAsTheSerialiser()
    {
        foreach (var sample in Samples)
        {
            var json = JsonSerializer.Serialize(sample, JsonContracts.Adapt(MeasuredJson.Default.Measured));

            StructDocument.From(sample, MeasuredJson.Default.Measured).Raw.ToArray().Should().Equal(
                StructDocument.FromJson(Encoding.UTF8.GetBytes(json), keepNulls: false).Raw.ToArray());
        }
    }

    [Fact]
    public void As_WhatFromWrote_IsTheSame()
    {
        var read = StructDocument.From(Samples[1], MeasuredJson.Default.Measured).As(MeasuredJson.Default.Measured);

        (read.Length!.Metres, read.Width!.Metres, read.Share!.Value.Text).Should().Be(((double)2, (double)0, "50%"));
    }

    [Theory]
    [InlineData("\"two\"", "length")]
    [InlineData("true", "length")]
    [InlineData("{}", "length")]
    public void As_WhatTheConverterRefuses_NamesThePath(string json, string path)
    {
        var document = StructDocument.FromJson(Encoding.UTF8.GetBytes($$"""{"length":{{json}}}"""));

        Invoking(() => document.As(MeasuredJson.Default.Measured))
            .Should().ThrowExactly<ConversionException>().Which.Path.Should().Be(path);
    }

    [Fact]
    public void From_NumberThatNoDoubleHolds_NamesThePath()
    {
        var sample = new Measured { ByName = new() { ["a.b"] = new Length(double.NaN) } };

        Invoking(() => StructDocument.From(sample, MeasuredJson.Default.Measured))
            .Should().ThrowExactly<ConversionException>().Which.Path.Should().Be("byName[a.b]");
        Invoking(() => (Scalar)long.MaxValue).Should().ThrowExactly<ConversionException>();
        Invoking(() => (Scalar)(string)null!).Should().ThrowExactly<ArgumentNullException>();
    }

    internal sealed record Length(double Metres);

    internal readonly record struct Share(string Text);

    internal sealed record Measured
    {
        public Length? Length { get; init; }

        public Length? Width { get; init; }

        public Share? Share { get; init; }

        public IReadOnlyList<Length?>? Lengths { get; init; }

        public Dictionary<string, Length?>? ByName { get; init; }

        public IDictionary<string, Length?>? Sorted { get; init; }

        public IDictionary<string, Length?>? Derived { get; init; }

        public IReadOnlyDictionary<string, Measured>? Nested { get; init; }
    }

    internal sealed class LengthConverter : ScalarConverter<Length>
    {
        protected override Scalar ToScalar(Length value) => value.Metres;

        protected override Length FromScalar(Scalar scalar) =>
            new(scalar.Number ?? double.Parse(scalar.Text!, CultureInfo.InvariantCulture));
    }

    internal sealed class ShareConverter : ScalarConverter<Share>
    {
        protected override Scalar ToScalar(Share value) => value.Text;

        protected override Share FromScalar(Scalar scalar) =>
            new(scalar.Text ?? throw new FormatException("The share is a number."));
    }

    private sealed class OtherMap : Dictionary<string, Length?>, IEnumerable<KeyValuePair<string, Length?>>
    {
        IEnumerator<KeyValuePair<string, Length?>> IEnumerable<KeyValuePair<string, Length?>>.GetEnumerator()
        {
            yield return new("other", new Length(9));
        }
    }

    [JsonSourceGenerationOptions(
        PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = [typeof(LengthConverter), typeof(ShareConverter)])]
    [JsonSerializable(typeof(Measured))]
    internal sealed partial class MeasuredJson : JsonSerializerContext;
}
