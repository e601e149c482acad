using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Testing;

/// <summary>
/// The objects and schemas with which requirements of a function are answered, as Crossplane does from a cluster.
/// </summary>
/// <example>
/// <code>
/// var cluster = new TestCluster().With("""
///     apiVersion: v1
///     kind: ConfigMap
///     metadata: {name: settings, namespace: platform}
///     data: {region: eu}
///     """);
/// var answer = await FunctionTest.RunAsync(new MyFunction(), request, cluster);
/// </code>
/// </example>
public sealed class TestCluster
{
    private static readonly FieldPath ApiVersion = "apiVersion";
    private static readonly FieldPath Kind = "kind";
    private static readonly FieldPath Name = "metadata.name";
    private static readonly FieldPath Namespace = "metadata.namespace";
    private static readonly FieldPath Labels = "metadata.labels";

    private readonly Dictionary<(string? ApiVersion, string? Kind, string? Namespace, string? Name), StructDocument> _objects =
        [];

    private readonly Dictionary<(string ApiVersion, string Kind), StructDocument> _schemas = [];

    /// <summary>Adds objects. An object with the apiVersion, kind, namespace and name of another one replaces it.</summary>
    /// <exception cref="FunctionTestException">An object lacks an apiVersion, a kind or a name: no cluster has it.</exception>
    public TestCluster With(params IEnumerable<StructDocument> objects)
    {
        ArgumentNullException.ThrowIfNull(objects);
        return With([.. objects], "the objects");
    }

    /// <inheritdoc cref="With(IEnumerable{StructDocument})" path="/summary" />
    /// <param name="text">One or more documents of YAML, or JSON.</param>
    /// <exception cref="FunctionTestException">
    /// The text is not valid YAML, a document is not a mapping, or an object lacks an apiVersion, a kind or a name.
    /// </exception>
    public TestCluster With(string text) => With(TestDocuments.ParseAll(text), "the text");

    /// <summary>Adds the schema of a kind.</summary>
    /// <param name="apiVersion">The kind's apiVersion.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="schema">The OpenAPI schema.</param>
    public TestCluster WithSchema(string apiVersion, string kind, StructDocument schema)
    {
        _schemas[(apiVersion, kind)] = schema;
        return this;
    }

    internal TestCluster With(IReadOnlyList<StructDocument> objects, string source)
    {
        string[] problems = [.. objects.SelectMany((item, index) => FindProblems(item, index + 1))];
        if (problems.Length > 0)
        {
            throw new FunctionTestException($"cannot use {source}: {string.Join("; ", problems)}");
        }

        foreach (var item in objects)
        {
            _objects[(item.GetString(ApiVersion), item.GetString(Kind), item.GetString(Namespace), item.GetString(Name))] = item;
        }

        return this;
    }

    /// <summary>Adds the answers to requirements to a request.</summary>
    internal void Answer(Protocol.Requirements? requirements, RunFunctionRequest request)
    {
        foreach (var (name, selector) in requirements?.Resources ?? [])
        {
            request.RequiredResources[name] = Select(name, selector);
        }

        foreach (var (name, selector) in requirements?.Schemas ?? [])
        {
            var isKnown = _schemas.TryGetValue((selector.ApiVersion, selector.Kind), out var schema);
            request.RequiredSchemas[name] =
                isKnown ? new Schema { OpenapiV3 = FunctionRequest.Encode(schema!) } : new Schema();
        }
    }

    // The order is that of Crossplane.
    private Protocol.Resources Select(string requirement, ResourceSelector selector)
    {
        if (selector.ApiVersion.Length == 0 || selector.Kind.Length == 0)
        {
            throw new FunctionTestException(
                $"cannot answer requirement {requirement}: it must have apiVersion and kind, but has {selector}");
        }

        var answer = new Protocol.Resources();
        answer.Items.AddRange(_objects.Values
            .Where(item => Matches(requirement, selector, item))
            .OrderBy(item => $"{item.GetString(Namespace)}/{item.GetString(Name)}", StringComparer.Ordinal)
            .Select(item => new Protocol.Resource { Resource_ = FunctionRequest.Encode(item) }));
        return answer;
    }

    private static IEnumerable<string> FindProblems(StructDocument item, int number)
    {
        var content = item.ToJsonElement();
        FieldPath[] required = [ApiVersion, Kind, Name];
        return required.Append(Namespace)
            .Select(field => (Field: field, Value: Find(content, field)))
            .Where(found => found.Value is { } value
                ? value.ValueKind != JsonValueKind.String || value.GetString()!.Length == 0
                : found.Field != Namespace)
            .Select(found => $"document {number}: {found.Field} must be a text that is not empty, but is "
                + (found.Value?.GetRawText() ?? "absent"));
    }

    private static JsonElement? Find(JsonElement content, FieldPath field)
    {
        foreach (var name in field.ToString().Split('.'))
        {
            if (content.ValueKind != JsonValueKind.Object || !content.TryGetProperty(name, out content))
            {
                return null;
            }
        }

        return content;
    }

    private static bool Matches(string requirement, ResourceSelector selector, StructDocument item)
    {
        if (item.GetString(ApiVersion) != selector.ApiVersion || item.GetString(Kind) != selector.Kind)
        {
            return false;
        }

        // Crossplane ignores the namespace for cluster-scoped kinds, and takes an empty one for none.
        var ns = item.GetString(Namespace);
        var hasNamespace = selector.Namespace.Length > 0;
        var isElsewhere = hasNamespace && ns is not null && ns != selector.Namespace;
        if (selector.MatchCase != ResourceSelector.MatchOneofCase.MatchName)
        {
            return !isElsewhere && HasLabels(item, selector.MatchLabels);
        }

        if (item.GetString(Name) != selector.MatchName)
        {
            return false;
        }

        return ns is null || hasNamespace
            ? !isElsewhere
            : throw new FunctionTestException(
                $"cannot answer requirement {requirement}: {selector.Kind} {ns}/{selector.MatchName} has a namespace, so the "
                    + "requirement must name it; a cluster refuses it otherwise");
    }

    private static bool HasLabels(StructDocument item, MatchLabels? wanted)
    {
        if (wanted is null || wanted.Labels.Count == 0)
        {
            return true;
        }

        var labels = item.GetObject(Labels)?.ToJsonElement();
        return wanted.Labels.All(label => labels is { } given
            && given.TryGetProperty(label.Key, out var value)
            && value.ValueKind == JsonValueKind.String
            && value.GetString() == label.Value);
    }
}
