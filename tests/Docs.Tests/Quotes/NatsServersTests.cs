using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
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
        _ => $"{Block("0.0.0.0/0", ':')},{Block("::/0", '.')}",
    };

    /// <summary>All addresses of a family but those of metadata services, as settings.md names them.</summary>
    private static string Block(string cidr, char otherFamily)
    {
        var page = File.ReadAllText(Repository.Path("docs/settings.md"));
        var sentence = page[page.IndexOf("and link-local addresses: ", StringComparison.Ordinal)..].Split(". A list")[0];
        var ranges = Range().Matches(sentence).Select(range => range.Value)
            .Where(range => !range.Contains(otherFamily, StringComparison.Ordinal))
            .Select(range => $"\"{range}\"");
        return $"{{\"ipBlock\":{{\"cidr\":\"{cidr}\",\"except\":[{string.Join(',', ranges)}]}}}}";
    }

    private static string Peers(IReadOnlyList<JsonObject> composed, string port) =>
        composed.Single(item => item.Kind() == "NetworkPolicy").Find("spec")!["egress"]!.AsArray()
            .Where(rule => rule!["ports"]![0]!["port"]!.ToJsonString() == port)
            .Select(rule => string.Join(',', rule!["to"]!.AsArray().Select(peer => peer!.ToJsonString())))
            .Single();

    [GeneratedRegex("the namespace `([^`]+)`")]
    private static partial Regex Namespace();

    [GeneratedRegex("[0-9a-f.:]+/[0-9]+")]
    private static partial Regex Range();
}
