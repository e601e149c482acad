using System.Text.Json.Nodes;
using Docs.Tests.Pages;
using Docs.Tests.Snippets;

namespace Docs.Tests.Quotes;

public class SecretKeysTests
{
    /// <summary>The keys that docs/secrets.md lists are those that the smallest service is rendered with.</summary>
    [Fact]
    public void Keys_OfTable_AreThoseThatAreRendered()
    {
        var secret = "";
        var described = new List<string>();
        foreach (var cells in AllPages.At("docs/secrets.md").TableRows.Where(cells => cells.Count == 4))
        {
            secret = cells[1].Length > 0 ? cells[1].Trim('`') : secret;
            described.Add($"{secret} {cells[2].Trim('`')} {(cells[3] == "no pod starts" ? "required" : "optional")}");
        }

        described.Should().Equal(Rendered());
    }

    private static IEnumerable<string> Rendered() =>
        YamlText.ReadFile(Repository.Path("tests/AgentPlatform.Tests/AgentExecutors/Cases/minimal/expected.yaml"))
            .OfType<JsonObject>()
            .Where(item => item.Text("name") == "deployment")
            .SelectMany(item => item.Find("object", "spec", "template", "spec")!["containers"]![0]!["env"]!.AsArray())
            .Select(variable => ((JsonObject)variable!).Find("valueFrom", "secretKeyRef"))
            .OfType<JsonObject>()
            .Select(reference =>
                $"{reference.Text("name")} {reference.Text("key")} {(reference["optional"] is null ? "required" : "optional")}");
}
