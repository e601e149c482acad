using System.Text.Json;
using Crossplane.Functions.Protocol;
using Google.Protobuf.Collections;

namespace AgentPlatform.Tests;

/// <summary>Answers the requirements of the function as Crossplane does, from a list of objects.</summary>
internal sealed class ClusterStandIn(IReadOnlyList<JsonElement> objects)
{
    private const int MaxCalls = 6;

    /// <summary>Calls until the requirements are those of the call before, or a result is fatal.</summary>
    public async Task<PlatformAnswer> RenderAsync(RunFunctionRequest request)
    {
        MapField<string, ResourceSelector>? asked = null;
        for (var call = 0; call < MaxCalls; call++)
        {
            var answer = PlatformAnswer.Parse(await PlatformCall.RunAsync(request));
            var selectors = answer.Message.Requirements?.Resources ?? [];
            if (selectors.Equals(asked ?? []) || answer.Message.Results.Any(result => result.Severity == Severity.Fatal))
            {
                return answer;
            }

            asked = selectors;
            request.RequiredResources.Clear();
            foreach (var (name, selector) in selectors)
            {
                request.RequiredResources.Add(name, Select(selector));
            }
        }

        throw new InvalidOperationException($"The requirements did not settle within {MaxCalls} calls.");
    }

    private Crossplane.Functions.Protocol.Resources Select(ResourceSelector selector)
    {
        var answer = new Crossplane.Functions.Protocol.Resources();
        answer.Items.AddRange(objects.Where(item => Matches(item, selector)).Select(PlatformCall.Resource));
        return answer;
    }

    private static bool Matches(JsonElement item, ResourceSelector selector) =>
        Text(item, "apiVersion") == selector.ApiVersion
        && Text(item, "kind") == selector.Kind
        && (!selector.HasNamespace || Text(item.GetProperty("metadata"), "namespace") == selector.Namespace)
        && (selector.MatchCase == ResourceSelector.MatchOneofCase.MatchName
            ? Text(item.GetProperty("metadata"), "name") == selector.MatchName
            : selector.MatchLabels.Labels.All(label => item.GetProperty("metadata").TryGetProperty("labels", out var labels)
                && Text(labels, label.Key) == label.Value));

    private static string? Text(JsonElement item, string name) =>
        item.TryGetProperty(name, out var value) ? value.GetString() : null;
}
