using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion;

/// <summary>Adapts the caller's source-generated contracts to Kubernetes objects.</summary>
/// <remarks>
/// Observed and partial desired objects may lack members that a model marks as required, times have the format of
/// <c>metav1.Time</c>, and objects nest deeper than the serializer's default of 64 levels.
/// </remarks>
internal static class JsonContracts
{
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> Adapted = [];

    public static JsonTypeInfo<T> Adapt<T>(JsonTypeInfo<T> contract) =>
        (JsonTypeInfo<T>)Adapt((JsonTypeInfo)contract);

    public static JsonTypeInfo Adapt(JsonTypeInfo contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        return Adapted.GetValue(contract.Options, Adapt).GetTypeInfo(contract.Type);
    }

    private static JsonSerializerOptions Adapt(JsonSerializerOptions options)
    {
        var adapted = new JsonSerializerOptions(options)
        {
            MaxDepth = StructFormat.MaxDepth,
            TypeInfoResolver = options.TypeInfoResolver!.WithAddedModifier(Relax),
        };
        adapted.Converters.Add(new KubernetesTimeConverter());
        adapted.Converters.Add(new FiniteNumberConverter());
        adapted.Converters.Add(new FiniteSingleConverter());
        adapted.MakeReadOnly();
        return adapted;
    }

    private static void Relax(JsonTypeInfo contract)
    {
        foreach (var property in contract.Properties)
        {
            property.IsRequired = false;
        }
    }
}
