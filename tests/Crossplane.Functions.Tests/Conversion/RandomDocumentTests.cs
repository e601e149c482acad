using System.Text;
using Crossplane.Functions.Conversion;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace Crossplane.Functions.Tests.Conversion;

public class RandomDocumentTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20240101, 7);

    [Fact]
    public void Conversion_RandomObject_AgreesWithGooglesBothWays() =>
        Prop.ForAll(Arb.From(Objects(depth: 4)), AgreesWithGoogles).Check(Fixed);

    private static void AgreesWithGoogles(Struct original)
    {
        var fromJson = StructDocument.FromJson(Encoding.UTF8.GetBytes(JsonFormatter.Default.Format(original)));
        GoogleStruct.Decode(fromJson).Should().Be(original);

        var json = GoogleStruct.Document(original).ToJsonElement().GetRawText();
        GoogleStruct.Parse(json).Should().Be(original);
        GoogleStruct.Decode(StructDocument.FromJson(Encoding.UTF8.GetBytes(json))).Should().Be(original);
    }

    /// <summary>No name is empty: Google's formatter refuses that.</summary>
    private static Gen<Struct> Objects(int depth) =>
        from members in Gen.Zip(Texts().Select(text => "k" + text), Values(depth)).ListOf()
        select WithFields(members);

    private static Gen<Value> Values(int depth)
    {
        var scalars = Gen.OneOf(
            Gen.Constant(Value.ForNull()),
            Gen.Elements(true, false).Select(Value.ForBool),
            Texts().Select(Value.ForString),
            Numbers().Select(Value.ForNumber));
        return depth == 0
            ? scalars
            : Gen.OneOf(
                scalars,
                Objects(depth - 1).Select(Value.ForStruct),
                Values(depth - 1).ListOf().Select(items => Value.ForList([.. items])));
    }

    /// <summary>Finite, and no integer for which Google's formatter writes digits that are only near to it.</summary>
    private static Gen<double> Numbers() => Gen.OneOf(
        Gen.Choose(-1_000_000, 1_000_000).Select(number => (double)number),
        Gen.Choose(0, 53).Select(power => Math.Pow(2, power)),
        Gen.Choose(54, 1000).Select(power => 1.1 * Math.Pow(2, power)),
        Gen.Choose(int.MinValue, int.MaxValue).Select(number => number / 1024.0 / 3.0));

    private static Gen<string> Texts() =>
        Gen.Elements("a", "Z", "0", ".", "/", "[", "\"", "\\", "\n", "\u0000", "\u007f", "<", "é", "漢", "\u2028", "😀")
            .ListOf()
            .Select(string.Concat);

    private static Struct WithFields(IEnumerable<(string Name, Value Value)> members)
    {
        var result = new Struct();
        foreach (var (name, value) in members)
        {
            result.Fields[name] = value;
        }

        return result;
    }
}
