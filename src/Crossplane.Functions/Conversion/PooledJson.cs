using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crossplane.Functions.Conversion;

/// <summary>A JSON writer over a pooled buffer. It is used and given back on one thread.</summary>
internal sealed class PooledJson : IDisposable
{
    /// <summary>What a thread keeps between calls: enough for almost every object.</summary>
    private const int LargestKept = 64 * 1024;

    // The text never leaves the process, so nothing has to be escaped for a browser. Structure is right by construction.
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

    /// <summary>A writer that has written nothing.</summary>
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
        if (_idle is not null || Buffer.Capacity is 0 or > LargestKept)
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
