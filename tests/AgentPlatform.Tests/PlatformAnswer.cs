using System.Text.Json;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Testing;

namespace AgentPlatform.Tests;

/// <summary>What the function answered.</summary>
internal sealed class PlatformAnswer(FunctionAnswer answer)
{
    public RunFunctionResponse Message => answer.Message;

    /// <summary>The desired objects by composition resource name, in ordinal order.</summary>
    public IEnumerable<KeyValuePair<string, JsonElement>> Objects =>
        answer.Desired.Select(entry => KeyValuePair.Create(entry.Key, entry.Value.Json));

    /// <summary>The status that the composite shall have; null if nothing was rendered.</summary>
    public JsonElement? Status => answer.Status?.ToJsonElement();

    public static PlatformAnswer Parse(byte[] response) => new(FunctionAnswer.Parse(response));

    public JsonElement Object(string name) => answer[name].Json;

    /// <summary>The message of the only result, which must be fatal.</summary>
    public string FatalMessage()
    {
        var result = Message.Results.Should().ContainSingle().Which;
        result.Severity.Should().Be(Severity.Fatal);
        return result.Message;
    }

    /// <summary>Everything that Crossplane acts on: a document for each object, and one for the rest.</summary>
    public string ToYaml() => answer.ToYaml();
}
