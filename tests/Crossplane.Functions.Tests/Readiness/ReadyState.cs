using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Tests.Readiness;

/// <summary>An observed object in a state, and what the SDK and others say of it.</summary>
internal sealed record ReadyState
{
    /// <summary>What has happened to the object.</summary>
    public required string State { get; init; }

    /// <summary>The object; its <c>apiVersion</c> and <c>kind</c> are those of the file if it names none.</summary>
    public required JsonElement Object { get; init; }

    /// <summary>Whether the SDK calls the object ready.</summary>
    public required bool Ready { get; init; }

    /// <summary>The status that kstatus computes; <c>Error</c> if it computes none.</summary>
    public required string Kstatus { get; init; }

    /// <summary>Whether function-auto-ready sets the readiness to true.</summary>
    public required bool AutoReady { get; init; }

    /// <summary>Why the SDK deviates from <c>kstatus</c> or <c>autoReady</c>.</summary>
    public IReadOnlyDictionary<string, string> Reasons { get; init; } = new Dictionary<string, string>();

    /// <summary>The check of the kind, or that of the condition <c>Ready</c>.</summary>
    public ReadyCheck Check => ReadyChecks.Default.Find(ApiVersion, Kind) ?? ReadyCheck.OfCondition(ApiVersion, Kind);

    /// <summary>Whether a part of the object has a type that its API does not allow.</summary>
    public bool IsMalformed => State.Contains("malformed", StringComparison.Ordinal);

    private string ApiVersion => Object.GetProperty("apiVersion").GetString()!;

    private string Kind => Object.GetProperty("kind").GetString()!;

    public StructDocument ToDocument() => GoogleStruct.Document(Object.GetRawText());

    public Resource ToResource() => new(Requests.Resource(Object.GetRawText()));
}
