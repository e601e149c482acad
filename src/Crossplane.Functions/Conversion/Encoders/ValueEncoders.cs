using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Finds what writes the values of a contract. Whatever a contract has that is not known here goes through
/// JSON.</summary>
internal static class ValueEncoders
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, ValueEncoder> Known = [];

    public static ValueEncoder For(JsonTypeInfo contract) => Known.GetValue(contract, Create);

    /// <summary>Returns the encoder for the items of a list.</summary>
    public static ValueEncoder ForItems(JsonTypeInfo contract) => For(Element(contract));

    private static ValueEncoder Create(JsonTypeInfo contract) => contract.Kind switch
    {
        _ when !IsOrdinary(contract) => new JsonEncoder(contract),
        // The contract of a nullable struct has no members of its own.
        _ when Nullable.GetUnderlyingType(contract.Type) is { } type && HasOwnConverter(contract) =>
            For(contract.Options.GetTypeInfo(type)),
        JsonTypeInfoKind.None => CreateScalar(contract),
        JsonTypeInfoKind.Object when Written(contract).All(property => IsOrdinary(property, contract.Options)) =>
            new ObjectEncoder(contract),
        JsonTypeInfoKind.Dictionary when contract.KeyType == typeof(string) && For(Element(contract)) is TextEncoder =>
            new MapEncoder(contract),
        JsonTypeInfoKind.Dictionary when contract.KeyType == typeof(string) && HasObjects(contract) =>
            new ObjectMapEncoder(contract),
        JsonTypeInfoKind.Enumerable when HasObjects(contract) => new ListEncoder(contract),
        _ => new JsonEncoder(contract),
    };

    /// <summary>The properties that the serialiser writes.</summary>
    public static IEnumerable<JsonPropertyInfo> Written(JsonTypeInfo contract) =>
        contract.Properties.Where(property => property.Get is not null);

    private static ValueEncoder CreateScalar(JsonTypeInfo contract) =>
        contract.Converter is IScalarConverter converter ? new ScalarEncoder(converter)
        : !HasOwnConverter(contract) ? new JsonEncoder(contract)
        : contract.Type == typeof(string) ? TextEncoder.Instance
        : contract.Type == typeof(bool) ? BoolEncoder.Instance
        : IntegerEncoder.CanWrite(contract.Type) ? IntegerEncoder.Instance
        : new JsonEncoder(contract);

    /// <summary>Whether the items of a list or the values of a map are given to encoders as they are, without a box.</summary>
    private static bool HasObjects(JsonTypeInfo contract) =>
        !contract.ElementType!.IsValueType && !MayWriteNull(Element(contract));

    private static JsonTypeInfo Element(JsonTypeInfo contract) => contract.Options.GetTypeInfo(contract.ElementType!);

    private static bool IsOrdinary(JsonTypeInfo contract)
    {
        var options = contract.Options;
        return contract is { PolymorphismOptions: null, NumberHandling: null, OnSerializing: null, OnSerialized: null }
            && options.Converters.All(converter => converter is IScalarConverter)
            && options is
            {
                DefaultIgnoreCondition: JsonIgnoreCondition.Never or JsonIgnoreCondition.WhenWritingNull,
                IgnoreReadOnlyProperties: false,
                IgnoreReadOnlyFields: false,
                RespectNullableAnnotations: false,
                ReferenceHandler: null,
                DictionaryKeyPolicy: null,
            }
            && !options.NumberHandling.HasFlag(JsonNumberHandling.WriteAsString);
    }

    private static bool IsOrdinary(JsonPropertyInfo property, JsonSerializerOptions options) =>
        property is { CustomConverter: null, NumberHandling: null, IsExtensionData: false }
        && !MayWriteNull(options.GetTypeInfo(property.PropertyType));

    /// <summary>Whether null may become something else: a converter can ask for it, and encoders are never given it.</summary>
    private static bool MayWriteNull(JsonTypeInfo contract) =>
        !contract.Type.IsValueType && !HasOwnConverter(contract) && contract.Converter is not IScalarConverter;

    /// <summary>Whether the serialiser writes the type by itself.</summary>
    private static bool HasOwnConverter(JsonTypeInfo contract) =>
        contract.Converter.GetType().Assembly == typeof(JsonSerializer).Assembly;
}
