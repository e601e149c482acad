using System.Collections;
using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Finds what writes the values of a contract. Whatever a contract has that is not known here goes through JSON.</summary>
internal static class ValueEncoders
{
    private static readonly ConditionalWeakTable<JsonTypeInfo, ValueEncoder> Known = [];

    public static ValueEncoder For(JsonTypeInfo contract) => Known.GetValue(contract, Create);

    /// <summary>What writes the items of a list or the values of a map.</summary>
    public static ValueEncoder ForElement(JsonTypeInfo contract) => For(contract.Options.GetTypeInfo(contract.ElementType!));

    private static ValueEncoder Create(JsonTypeInfo contract) => contract.Kind switch
    {
        _ when !IsOrdinary(contract) => new JsonEncoder(contract),
        JsonTypeInfoKind.Object when contract.Properties.All(IsOrdinary) => new ObjectEncoder(contract),
        JsonTypeInfoKind.Dictionary when contract.KeyType == typeof(string) => new MapEncoder(contract),
        JsonTypeInfoKind.Enumerable when contract.Type.IsAssignableTo(typeof(IEnumerable)) => new ListEncoder(contract),
        JsonTypeInfoKind.None => CreateScalar(contract),
        _ => new JsonEncoder(contract),
    };

    private static ValueEncoder CreateScalar(JsonTypeInfo contract)
    {
        var type = Nullable.GetUnderlyingType(contract.Type) ?? contract.Type;
        return contract.Options.Converters.Any(converter => converter.CanConvert(type)) ? new JsonEncoder(contract)
            : type == typeof(string) ? TextEncoder.Instance
            : type == typeof(bool) ? BoolEncoder.Instance
            : IntegerEncoder.CanWrite(type) ? IntegerEncoder.Instance
            : new JsonEncoder(contract);
    }

    private static bool IsOrdinary(JsonTypeInfo contract)
    {
        var options = contract.Options;
        return contract is { PolymorphismOptions: null, NumberHandling: null, OnSerializing: null, OnSerialized: null }
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

    private static bool IsOrdinary(JsonPropertyInfo property) =>
        property is { CustomConverter: null, NumberHandling: null, IsExtensionData: false };
}
