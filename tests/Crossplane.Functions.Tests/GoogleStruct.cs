using Crossplane.Functions.Conversion;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests;

/// <summary>Structs as Google's own implementation encodes and decodes them: what the SDK's conversion is held against.</summary>
internal static class GoogleStruct
{
    private const int RecursionLimit = 2000;

    private static readonly JsonParser Parser = new(new JsonParser.Settings(RecursionLimit));

    public static Struct Parse(string json) => Parser.Parse<Struct>(json);

    public static ByteString Encode(string json) => Parse(json).ToByteString();

    public static StructDocument Document(string json) => Document(Parse(json));

    public static StructDocument Document(Struct value) => new(value.ToByteArray());

    public static Struct Decode(StructDocument document)
    {
        using var stream = new MemoryStream(document.Raw.ToArray());
        return Struct.Parser.ParseFrom(CodedInputStream.CreateWithLimits(stream, int.MaxValue, RecursionLimit));
    }

    /// <summary>An object that holds another one, and so on.</summary>
    public static string Nested(int levels) =>
        string.Concat(Enumerable.Repeat("{\"inner\":", levels - 1)) + "{}" + new string('}', levels - 1);
}
