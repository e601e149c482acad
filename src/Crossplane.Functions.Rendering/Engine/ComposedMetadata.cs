using System.Text.Json.Nodes;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>Adds the metadata that Crossplane sets on every composed resource before it applies it.</summary>
internal sealed class ComposedMetadata
{
    private readonly JsonObject _composite;
    private readonly string _compositeName;
    private readonly IReadOnlyDictionary<string, JsonObject> _observed;
    private readonly List<RenderEvent> _events;

    /// <param name="composite">The composite, with its UID.</param>
    /// <param name="observed">The existing composed resources, by composition resource name.</param>
    /// <param name="events">Receives the warnings.</param>
    public ComposedMetadata(JsonObject composite, IReadOnlyDictionary<string, JsonObject> observed, List<RenderEvent> events)
    {
        _composite = composite;
        _compositeName = composite.Labels().GetValueOrDefault(CrossplaneNames.Composite, "");
        _observed = observed;
        _events = events;
    }

    /// <exception cref="RenderException">
    /// The composite has no name, the resource has another controller, or a name that is not allowed.
    /// </exception>
    public void Apply(string resourceName, JsonObject value)
    {
        if (_compositeName.Length == 0)
        {
            throw Failed(
                resourceName,
                $"cannot find top-level composite resource name label \"{CrossplaneNames.Composite}\""
                + " in composite resource metadata");
        }

        if (!value.ContainsKey("metadata"))
        {
            value["metadata"] = new JsonObject();
        }

        if (value.Metadata() is { } metadata)
        {
            SetAll(resourceName, value, metadata);
        }

        CheckName(resourceName, value);
    }

    private static RenderException Failed(string resourceName, string cause) =>
        new($"cannot render metadata for composed resource \"{resourceName}\": {cause}");

    private void SetAll(string resourceName, JsonObject value, JsonObject metadata)
    {
        SetNames(resourceName, metadata);
        SetNamespace(resourceName, metadata);
        SetAnnotation(resourceName, value);
        SetLabels(value);
        SetOwner(resourceName, value);
        if (metadata.Text("name").Length == 0)
        {
            var uid = _composite.Metadata().Text("uid");
            metadata["name"] = ResourceNames.Child(metadata.Text("generateName"), uid, resourceName);
        }
    }

    private void SetNames(string resourceName, JsonObject metadata)
    {
        if (_observed.TryGetValue(resourceName, out var existing))
        {
            metadata.SetOrRemove("namespace", existing.Namespace());
            metadata.SetOrRemove("name", existing.Name());
            metadata.SetOrRemove("generateName", existing.Metadata().Text("generateName"));
        }

        if (metadata.Text("name").Length == 0 && metadata.Text("generateName").Length == 0)
        {
            metadata["generateName"] = _compositeName + "-";
        }
    }

    private void SetNamespace(string resourceName, JsonObject metadata)
    {
        var ns = _composite.Namespace();
        if (ns.Length == 0)
        {
            return;
        }

        if (metadata.Text("namespace") is { Length: > 0 } wanted && wanted != ns)
        {
            _events.Add(RenderEvent.Warning(
                "NamespaceOverridden",
                $"cannot create composed resource \"{resourceName}\" in namespace \"{wanted}\","
                + $" using XR namespace \"{ns}\" instead"));
        }

        metadata["namespace"] = ns;
    }

    /// <summary>Names the resource; the reference leaves out an empty name.</summary>
    private static void SetAnnotation(string resourceName, JsonObject value)
    {
        if (resourceName.Length > 0)
        {
            var annotations = value.Annotations();
            annotations[CrossplaneNames.ResourceName] = resourceName;
            value.SetTexts("annotations", annotations);
        }
    }

    private void SetLabels(JsonObject value)
    {
        var labels = value.Labels();
        labels[CrossplaneNames.Composite] = _compositeName;
        var own = _composite.Labels();
        var name = own.GetValueOrDefault(CrossplaneNames.ClaimName, "");
        var ns = own.GetValueOrDefault(CrossplaneNames.ClaimNamespace, "");
        if (name.Length > 0 && ns.Length > 0)
        {
            labels[CrossplaneNames.ClaimName] = name;
            labels[CrossplaneNames.ClaimNamespace] = ns;
        }

        value.SetTexts("labels", labels);
    }

    private void SetOwner(string resourceName, JsonObject value)
    {
        var uid = _composite.Metadata().Text("uid");
        var references = value.OwnerReferences();
        if (references.Controller() is { } other && other.Text("uid") != uid)
        {
            throw Failed(
                resourceName,
                $"it is already controlled by {other.Text("kind")} {other.Text("name")} (UID {other.Text("uid")})");
        }

        var owner = new JsonObject
        {
            ["apiVersion"] = _composite.ApiVersion(),
            ["kind"] = _composite.Kind(),
            ["name"] = _composite.Name(),
            ["uid"] = uid,
            ["controller"] = true,
            ["blockOwnerDeletion"] = true,
        };
        var index = references.FindIndex(reference => reference.Text("uid") == uid);
        if (index >= 0)
        {
            references[index] = owner;
        }
        else
        {
            references.Add(owner);
        }

        value.TrySet(new JsonArray([.. references]), "metadata", "ownerReferences");
    }

    /// <summary>Checks the name as the API server does. Names of RBAC objects may contain colons.</summary>
    private static void CheckName(string resourceName, JsonObject value)
    {
        var name = value.ApiVersion().StartsWith("rbac.authorization.k8s.io/", StringComparison.Ordinal)
            ? value.Name().Replace(':', '-')
            : value.Name();
        if (!ResourceNames.IsDnsSubdomain(name))
        {
            throw new RenderException(
                $"cannot apply composed resource \"{resourceName}\" because it has an invalid name \"{value.Name()}\"."
                + " Must be a valid RFC 1123 subdomain name.");
        }
    }
}
