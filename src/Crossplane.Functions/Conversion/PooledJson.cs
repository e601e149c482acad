using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crossplane.Functions.Conversion;

/// <summary>A JSON writer over a pooled buffer. Rent, use and dispose it on the same thread.</summary>
internal sealed class PooledJson : IDisposable
{
    /// <summary>
    /// The maximum capacity, in bytes, of a buffer that a thread keeps between calls: enough for almost every object.
    /// </summary>
    private const int MaxKeptCapacity = 64 * 1024;

    // The text never leaves the process, so nothing needs escaping for browsers; all callers write valid structure.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = StructFormat.MaxDepth + 1,
    };

    [ThreadStatic]
    private static PooledJson? _idle;

    private PooledJson() => Writer = new Utf8JsonWriter(Buffer, Options);

    public Utf8JsonWriter Writer { get; }

    private PooledBuffer Buffer { get; } = new();

    /// <summary>Rents a writer that has written nothing yet.</summary>
    public static PooledJson Rent()
    {
        var rented = _idle ?? new PooledJson();
        _idle = null;
        return rented;
    }

    public ReadOnlySpan<byte> Finish()
    {
        Writer.Flush();
        return Buffer.Written;
    }

    public void Dispose()
    {
        if (_idle is not null || Buffer.Capacity is 0 or > MaxKeptCapacity)
        {
            Writer.Dispose();
            Buffer.Dispose();
            return;
        }

        Writer.Reset();
        Buffer.Clear();
        _idle = this;
    }
}
