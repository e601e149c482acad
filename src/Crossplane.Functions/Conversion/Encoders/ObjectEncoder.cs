using System.Text;
using System.Text.Json.Serialization.Metadata;

namespace Crossplane.Functions.Conversion.Encoders;

/// <summary>Writes an object by the properties of its contract.</summary>
/// <param name="contract">The contract.</param>
internal sealed class ObjectEncoder(JsonTypeInfo contract) : FieldsEncoder
{
    private Member[]? _members;

    public override void WriteFields(object value, StructWriter writer, int depth)
    {
        StructFormat.CheckDepth(depth + 1);
        var name = "";
        try
        {
            foreach (ref readonly var member in (_members ??= FindMembers()).AsSpan())
            {
                name = member.Name;
                if (member.Get(value) is { } found && member.IsWritten?.Invoke(value, found) != false)
                {
                    member.Encoder.Write(found, Slot.Entry(member.Key), writer, depth + 1);
                }
            }
        }
        catch (ConversionException exception) when (exception.IsWithin(name))
        {
            throw;
        }
    }

    private Member[] FindMembers() =>
    [
        .. ValueEncoders.Written(contract).Select(property => new Member(
            property.Name,
            Encoding.UTF8.GetBytes(property.Name),
            property.Get!,
            property.ShouldSerialize,
            ValueEncoders.For(contract.Options.GetTypeInfo(property.PropertyType)))),
    ];

    private readonly record struct Member(
        string Name, byte[] Key, Func<object, object?> Get, Func<object, object?, bool>? IsWritten, ValueEncoder Encoder);
}
