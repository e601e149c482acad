using System.Runtime.CompilerServices;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion;

/// <summary>
/// Tells the contracts that write the same with the caller's own options as with those of <see cref="JsonContracts"/>. The
/// serialiser then runs the code that was generated for them, which takes a third of the time.
/// </summary>
internal static class PlainContracts
{
    /// <summary>Types that have a converter of ours, and the one that may hold any type.</summary>
    private static readonly HashSet<Type> Special = [typeof(double), typeof(float), typeof(DateTimeOffset), typeof(object)];

    private static readonly ConditionalWeakTable<JsonTypeInfo, StrongBox<bool>> Known = [];

    public static bool Contains(JsonTypeInfo contract) =>
        Known.GetValue(contract, static root => new StrongBox<bool>(IsPlain(root, []))).Value;

    /// <param name="contract">The contract of a type.</param>
    /// <param name="holders">The types around it: one that holds itself may nest deeper than the caller's options allow.</param>
    private static bool IsPlain(JsonTypeInfo contract, HashSet<Type> holders)
    {
        if (Special.Contains(Nullable.GetUnderlyingType(contract.Type) ?? contract.Type)
            || contract.PolymorphismOptions is not null
            || !holders.Add(contract.Type))
        {
            return false;
        }

        var isPlain = (contract.ElementType is not { } element || IsPlain(contract.Options.GetTypeInfo(element), holders))
            && contract.Properties.All(property =>
                property.CustomConverter is null && IsPlain(contract.Options.GetTypeInfo(property.PropertyType), holders));
        holders.Remove(contract.Type);
        return isPlain;
    }
}
