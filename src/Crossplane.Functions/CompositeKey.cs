using System.ComponentModel;
using System.Text;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions;

/// <summary>The namespace and the name of a call's composite, by which calls take turns.</summary>
/// <param name="Namespace">The namespace of the composite, or of its claim; empty for neither.</param>
/// <param name="Composite">The kind and the name of the composite; empty if it cannot be read.</param>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record CompositeKey(string Namespace, string Composite)
{
    // Neither the object nor its metadata has that many fields. More are not looked at, however large a request is. Labels may be
    // more, and come in any order.
    private const int MaxFields = 64;
    private const int MaxTextBytes = 253;

    private static readonly CompositeKey Unknown = new("", "");

    /// <summary>Reads the key from a request; what cannot be read shares one key.</summary>
    public static CompositeKey Read(RunFunctionRequest request)
    {
        if (request.Observed?.Composite is not { HasResource_: true } composite)
        {
            return Unknown;
        }

        try
        {
            var root = composite.Resource_.Span;
            var metadata = Find(root, "metadata"u8, StructFormat.StructValue);
            var ns = Text(metadata, "namespace"u8);
            if (ns.Length == 0)
            {
                var labels = Find(metadata, "labels"u8, StructFormat.StructValue);
                ns = Text(labels, "crossplane.io/claim-namespace"u8, int.MaxValue);
            }

            return new CompositeKey(ns, $"{Text(root, "kind"u8)} {Text(metadata, "name"u8)}");
        }
        catch (ConversionException)
        {
            return Unknown;
        }
    }

    private static string Text(ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name, int maxFields = MaxFields)
    {
        var text = Find(fields, name, StructFormat.StringValue, maxFields);
        return Encoding.UTF8.GetString(text[..Math.Min(text.Length, MaxTextBytes)]);
    }

    private static ReadOnlySpan<byte> Find(
        ReadOnlySpan<byte> fields, ReadOnlySpan<byte> name, int kind, int maxFields = MaxFields)
    {
        var reader = new WireReader(fields);
        for (var count = 0; count < maxFields && reader.Read(); count++)
        {
            if (!reader.IsMessage(StructFormat.StructFields))
            {
                continue;
            }

            StructFormat.ReadEntry(reader.Content, out var key, out var value);
            if (key.SequenceEqual(name))
            {
                return StructFormat.TryReadKind(value, out var found) && found.Number == kind ? found.Content : default;
            }
        }

        return default;
    }
}
