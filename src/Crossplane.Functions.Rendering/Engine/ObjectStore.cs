using System.Text.Json.Nodes;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The objects that satisfy requirements and credentials, in place of a cluster.</summary>
internal sealed class ObjectStore
{
    private readonly Dictionary<(string ApiVersion, string Kind, string Namespace, string Name), JsonObject> _objects = [];

    /// <summary>Adds objects. A later one replaces an earlier one of the same kind, namespace and name.</summary>
    public ObjectStore(IEnumerable<JsonObject> objects)
    {
        foreach (var value in objects)
        {
            _objects[(value.ApiVersion(), value.Kind(), value.Namespace(), value.Name())] = value;
        }
    }

    public JsonObject? Find(string apiVersion, string kind, string ns, string name) =>
        _objects.GetValueOrDefault((apiVersion, kind, ns, name));

    /// <summary>Finds the objects that match a selector, sorted by namespace and name. The result may be empty.</summary>
    public Protocol.Resources Select(ResourceSelector selector)
    {
        var answer = new Protocol.Resources();
        answer.Items.AddRange(Matching(selector).Select(value => new Resource { Resource_ = JsonObjects.ToStruct(value) }));
        return answer;
    }

    private IEnumerable<JsonObject> Matching(ResourceSelector selector)
    {
        if (selector.Kind.Length == 0)
        {
            return [];
        }

        if (selector.MatchCase == ResourceSelector.MatchOneofCase.MatchName)
        {
            var found = Find(selector.ApiVersion, selector.Kind, selector.Namespace, selector.MatchName);
            return found is null ? [] : [found];
        }

        return _objects.Values
            .Where(value => value.ApiVersion() == selector.ApiVersion && value.Kind() == selector.Kind)
            .Where(value => selector.Namespace.Length == 0 || value.Namespace() == selector.Namespace)
            .Where(value => Matches(value, selector.MatchLabels))
            .OrderBy(value => $"{value.Namespace()}/{value.Name()}", Utf8Order.Instance);
    }

    private static bool Matches(JsonObject value, MatchLabels? wanted)
    {
        var labels = value.Labels();
        return wanted?.Labels.All(label => labels.TryGetValue(label.Key, out var text) && text == label.Value) ?? true;
    }
}
