using System.Diagnostics.CodeAnalysis;
using System.Text;
using Google.Protobuf.Collections;

namespace Crossplane.Functions;

/// <summary>The Secrets that the pipeline step gives the function. They must not reach a result, a condition or a log.</summary>
public sealed class CredentialStore
{
    private readonly MapField<string, Protocol.Credentials> _credentials;

    internal CredentialStore(MapField<string, Protocol.Credentials> credentials) => _credentials = credentials;

    /// <summary>The keys and values of a credential, if the step names it.</summary>
    /// <param name="name">The credential's name in the Composition.</param>
    /// <param name="data">Its data; values may be any bytes.</param>
    public bool TryGet(string name, [NotNullWhen(true)] out IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? data)
    {
        data = _credentials.TryGetValue(name, out var found) && found.CredentialData is { } source
            ? source.Data.ToDictionary(entry => entry.Key, entry => entry.Value.Memory)
            : null;
        return data is not null;
    }

    /// <summary>A value as UTF-8 text; null if the step does not name the credential or it lacks the key.</summary>
    public string? GetString(string name, string key) =>
        TryGet(name, out var data) && data.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value.Span) : null;
}
