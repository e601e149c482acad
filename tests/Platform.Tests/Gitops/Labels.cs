using System.Text.Json.Nodes;
using Platform.Tests.Manifests;

namespace Platform.Tests.Gitops;

/// <summary>Label selectors as Kubernetes reads them, with the operator In alone.</summary>
internal static class Labels
{
    public static bool Match(JsonNode selector, Manifest item) =>
        (selector["matchLabels"]?.AsObject() ?? []).All(
            label => item.Text("metadata", "labels", label.Key) == label.Value!.GetValue<string>())
        && (selector["matchExpressions"]?.AsArray() ?? []).All(expression => IsIn(expression!, item));

    private static bool IsIn(JsonNode expression, Manifest item)
    {
        expression["operator"]!.GetValue<string>().Should().Be("In");
        var label = item.Text("metadata", "labels", expression["key"]!.GetValue<string>());
        return expression["values"]!.AsArray().Any(value => value!.GetValue<string>() == label);
    }
}
