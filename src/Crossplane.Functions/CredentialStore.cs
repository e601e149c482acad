using System.Diagnostics.CodeAnalysis;
using System.Text;
using Google.Protobuf.Collections;

namespace Crossplane.Functions;

/// <summary>The credentials of the pipeline step. Their values must not appear in a result, a condition or a log.</summary>
public sealed class CredentialStore
{
    private readonly MapField<string, Protocol.Credentials> _credentials;

    internal CredentialStore(MapField<string, Protocol.Credentials> credentials) => _credentials = credentials;

    /// <summary>Gets the data of a credential.</summary>
    /// <param name="name">The credential's name in the pipeline step.</param>
    /// <param name="data">The data of its Secret by key; values may be any bytes.</param>
    /// <returns>False if the step has no credential of that name.</returns>
    public bool TryGet(string name, [NotNullWhen(true)] out IReadOnlyDictionary<string, ReadOnlyMemory<byte>>? data)
    {
        data = _credentials.TryGetValue(name, out var found) && found.CredentialData is { } source
            ? source.Data.ToDictionary(entry => entry.Key, entry => entry.Value.Memory)
            : null;
        return data is not null;
    }

    /// <summary>
    /// Gets a value as UTF-8 text; null if the step has no credential of that name, or the credential no such key.
    /// </summary>
    public string? GetString(string name, string key) =>
        TryGet(name, out var data) && data.TryGetValue(key, out var value) ? Encoding.UTF8.GetString(value.Span) : null;
}
