using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Platform.Tests.Gitops;

namespace Platform.Tests.Nats;

/// <summary>The accounts of the platform's NATS, as the chart writes them into the server's configuration.</summary>
internal static partial class PlatformAccounts
{
    /// <summary>A user of an account that the platform does not have.</summary>
    public static readonly NatsUser Stranger = new("stranger", "of-another-team");

    /// <summary>The user of the platform's one workload.</summary>
    public static NatsUser Workload { get; } = new("agent-executor", "s1a2b3");

    public static JsonObject Accounts => Values["config"]!["merge"]!["accounts"]!.AsObject();

    /// <summary>The environment of the server.</summary>
    public static JsonObject Environment => Values["container"]!["env"]!.AsObject();

    /// <summary>The variables that passwords are read from.</summary>
    public static IReadOnlyDictionary<string, string> Passwords =>
        Variable().Matches(Accounts.ToJsonString()).ToDictionary(match => match.Groups[1].Value, _ => Workload.Password);

    public static string Configuration
    {
        get
        {
            var accounts = Accounts.DeepClone().AsObject();
            accounts["OTHER_TEAM"] = new JsonObject
            {
                ["jetstream"] = "enabled",
                ["users"] = new JsonArray(new JsonObject { ["user"] = Stranger.Name, ["password"] = Stranger.Password }),
            };
            var json = accounts.ToJsonString(new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
            return $"accounts: {Unquoted().Replace(json, "$1")}";
        }
    }

    private static JsonNode Values => PlatformRepository.Application("nats").Find("spec", "source", "helm", "valuesObject")!;

    /// <summary>What the chart takes out of its quotes.</summary>
    [GeneratedRegex("\"<<\\s*(.*?)\\s*>>\"")]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"\$([A-Z_]+)")]
    private static partial Regex Variable();
}
