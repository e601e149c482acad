using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Resources;

/// <summary>
/// Reads <c>status.conditions</c> directly from an encoded object, because every call does so for several objects.
/// </summary>
internal static class StatusConditions
{
    private const int MaxTimeLength = 42;

    private static readonly FieldPath Path = "status.conditions";

    private static readonly SearchValues<byte> TimeCharacters = SearchValues.Create("0123456789-:+.TZ"u8);

    /// <summary>Returns the conditions in their order, null for an item that is null; empty if there is no list.</summary>
    /// <exception cref="ConversionException">The value is not a list of conditions.</exception>
    public static IReadOnlyList<StatusCondition?> Read(StructDocument document)
    {
        try
        {
            return StructNavigator.TryFind(document.Raw.Span, Path, out var value)
                && StructFormat.TryRead(value, StructFormat.ListValue, out var list)
                ? ReadList(list.Content)
                : [];
        }
        catch (ConversionException exception) when (exception.IsUnder(Path))
        {
            throw;
        }
    }

    private static List<StatusCondition?> ReadList(ReadOnlySpan<byte> list)
    {
        var conditions = new List<StatusCondition?>();
        var reader = new WireReader(list);
        while (reader.Read())
        {
            if (!reader.IsMessage(StructFormat.ListValues))
            {
                continue;
            }

            try
            {
                var isCondition = StructFormat.TryRead(reader.Content, StructFormat.StructValue, out var fields);
                conditions.Add(isCondition ? ReadCondition(fields.Content) : null);
            }
            catch (ConversionException exception) when (exception.IsWithin(conditions.Count))
            {
                throw;
            }
        }

        return conditions;
    }

    private static StatusCondition ReadCondition(ReadOnlySpan<byte> fields)
    {
        string? type = null, status = null, reason = null, message = null;
        long? generation = null;
        DateTimeOffset? time = null;
        var reader = new WireReader(fields);
        while (reader.Read())
        {
            if (!reader.IsMessage(StructFormat.StructFields))
            {
                continue;
            }

            StructFormat.ReadEntry(reader.Content, out var name, out var value);
            try
            {
                if (name.SequenceEqual("type"u8))
                {
                    type = ReadText(value);
                }
                else if (name.SequenceEqual("status"u8))
                {
                    status = ReadText(value);
                }
                else if (name.SequenceEqual("reason"u8))
                {
                    reason = ReadText(value);
                }
                else if (name.SequenceEqual("message"u8))
                {
                    message = ReadText(value);
                }
                else if (name.SequenceEqual("observedGeneration"u8))
                {
                    generation = ReadInteger(value);
                }
                else if (name.SequenceEqual("lastTransitionTime"u8))
                {
                    time = ReadTime(value);
                }
            }
            catch (ConversionException exception) when (exception.IsWithin(Encoding.UTF8.GetString(name)))
            {
                throw;
            }
        }

        return new StatusCondition
        {
            Type = type,
            Status = status,
            Reason = reason,
            Message = message,
            ObservedGeneration = generation,
            LastTransitionTime = time,
        };
    }

    private static string? ReadText(ReadOnlySpan<byte> value) =>
        !StructFormat.TryRead(value, StructFormat.StringValue, out var text) ? null
        : Utf8.IsValid(text.Content) ? Encoding.UTF8.GetString(text.Content)
        : throw new ConversionException("is not valid UTF-8");

    private static long? ReadInteger(ReadOnlySpan<byte> value) =>
        StructFormat.TryRead(value, StructFormat.NumberValue, out var number)
            ? StructFormat.IsInteger(number.Double, out var integer) ? integer : throw StructFormat.WrongType()
            : null;

    private static DateTimeOffset? ReadTime(ReadOnlySpan<byte> value)
    {
        if (!StructFormat.TryRead(value, StructFormat.StringValue, out var text)
            || text.Content.Length > MaxTimeLength
            || text.Content.ContainsAnyExcept(TimeCharacters))
        {
            return null;
        }

        // Utf8JsonReader has the fastest parser of such times, and typed models are read with the same one.
        Span<byte> json = stackalloc byte[MaxTimeLength + 2];
        json[0] = (byte)'"';
        text.Content.CopyTo(json[1..]);
        json[text.Content.Length + 1] = (byte)'"';
        var reader = new Utf8JsonReader(json[..(text.Content.Length + 2)]);
        reader.Read();
        return reader.TryGetDateTimeOffset(out var time) ? time : null;
    }
}
