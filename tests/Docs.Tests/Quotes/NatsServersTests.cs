using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Crossplane.Functions.Rendering.Engine;
using Docs.Tests.Pages;
using Docs.Tests.Snippets;

namespace Docs.Tests.Quotes;

public partial class NatsServersTests
{
    /// <summary>What docs/streams.md says of a URL, is what is rendered for it.</summary>
    [Fact]
    public async Task Rows_OfTable_AreWhatIsRendered()
    {
        var rows = AllPages.At("docs/streams.md").TableRows
            .Where(cells => cells.Count == 3 && cells[0].Contains("://", StringComparison.Ordinal))
            .ToArray();

        rows.Should().HaveCountGreaterThanOrEqualTo(4);
        foreach (var cells in rows)
        {
            var composite = OwnKinds.Sample("AgentExecutor")!;
            composite.FindOrAdd("spec")["natsUrl"] = cells[0].Trim('`');
            var composed = (await OwnKinds.RenderAsync(composite)).Composed;
            var own = composite.Namespace();

            Endpoint(composed).Should().Be(cells[1].Trim('`').Replace("<the own namespace>", own, StringComparison.Ordinal));
            Peers(composed, "4222").Should().Be(Opened(cells[2], own));
        }
    }

    private static string Endpoint(IReadOnlyList<JsonObject> composed) =>
        ((JsonObject)composed.Single(item => item.Kind() == "ScaledObject").Find("spec")!["triggers"]![0]!["metadata"]!).Text(
            "natsServerMonitoringEndpoint");

    private static string Opened(string cell, string own) => cell switch
    {
        _ when Namespace().Match(cell) is { Success: true } named =>
            "{\"namespaceSelector\":{\"matchLabels\":{\"kubernetes.io/metadata.name\":\"" + named.Groups[1].Value + "\"}}}",
        _ when cell.Contains("the own namespace", StringComparison.Ordinal) => "{\"podSelector\":{}}",
        _ => "{\"ipBlock\":{\"cidr\":\"0.0.0.0/0\"}},{\"ipBlock\":{\"cidr\":\"::/0\"}}",
    };

    private static string Peers(IReadOnlyList<JsonObject> composed, string port) =>
        composed.Single(item => item.Kind() == "NetworkPolicy").Find("spec")!["egress"]!.AsArray()
            .Where(rule => rule!["ports"]![0]!["port"]!.ToJsonString() == port)
            .Select(rule => string.Join(',', rule!["to"]!.AsArray().Select(peer => peer!.ToJsonString())))
            .Single();

    [GeneratedRegex("the namespace `([^`]+)`")]
    private static partial Regex Namespace();
}
