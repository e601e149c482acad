using System.Text.Encodings.Web;
using System.Text.Json;

namespace Crossplane.Functions.Conversion;

/// <summary>A JSON writer over a pooled buffer.</summary>
internal sealed class PooledJson : IDisposable
{
    // The text never leaves the process, so nothing has to be escaped for a browser. Structure is right by construction.
    private static readonly JsonWriterOptions Options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
        MaxDepth = StructFormat.MaxDepth + 1,
    };

    public PooledJson() => Writer = new Utf8JsonWriter(Buffer, Options);

    public Utf8JsonWriter Writer { get; }

    private PooledBuffer Buffer { get; } = new();

    public ReadOnlySpan<byte> Finish()
    {
        Writer.Flush();
        return Buffer.Written;
    }

    public void Dispose()
    {
        Writer.Dispose();
        Buffer.Dispose();
    }
}
