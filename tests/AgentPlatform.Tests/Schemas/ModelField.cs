using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using AgentPlatform.Values;

namespace AgentPlatform.Tests.Schemas;

/// <summary>A field of a model in C#, as its JSON contract has it.</summary>
/// <param name="Path">As that of a <see cref="SchemaField"/>.</param>
/// <param name="Type">A word that <see cref="SchemaField.Type"/> has too.</param>
/// <param name="Property">Null for items of lists and values of maps.</param>
internal sealed record ModelField(string Path, string Type, PropertyInfo? Property)
{
    /// <summary>Every field of a type, those that hold others first.</summary>
    public static IEnumerable<ModelField> Of(JsonTypeInfo contract, string path = "") => contract.Kind switch
    {
        JsonTypeInfoKind.Enumerable => Of(contract, contract.ElementType!, $"{path}[]", null),
        JsonTypeInfoKind.Dictionary => Of(contract, contract.ElementType!, $"{path}{{}}", null),
        _ => contract.Properties.SelectMany(property => Of(
            contract,
            property.PropertyType,
            path.Length == 0 ? property.Name : $"{path}.{property.Name}",
            Find(contract.Type, property.Name))),
    };

    private static IEnumerable<ModelField> Of(JsonTypeInfo parent, Type type, string path, PropertyInfo? property)
    {
        var contract = parent.Options.GetTypeInfo(type);
        return Of(contract, path).Prepend(new ModelField(path, TypeOf(contract), property));
    }

    private static PropertyInfo Find(Type type, string name) =>
        type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)!;

    private static string TypeOf(JsonTypeInfo contract) => contract.Kind switch
    {
        JsonTypeInfoKind.Object => "object",
        JsonTypeInfoKind.Dictionary => "map",
        JsonTypeInfoKind.Enumerable => "array",
        _ => TypeOf(Nullable.GetUnderlyingType(contract.Type) ?? contract.Type),
    };

    private static string TypeOf(Type type) =>
        type == typeof(string) ? "string"
        : type == typeof(bool) ? "boolean"
        : type == typeof(int) ? "integer int32"
        : type == typeof(long) ? "integer int64"
        : type == typeof(CountOrPercentage) ? "int-or-string"
        : type.Name;
}
