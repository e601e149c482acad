using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Testing;

/// <summary>
/// A golden case: a folder with what a function is called with, and <c>expected.yaml</c> with what it must answer
/// (<see cref="FunctionAnswer.ToYaml"/>).
/// </summary>
/// <remarks>
/// <list type="table">
/// <listheader><term>File</term><description>Content</description></listheader>
/// <item><term>xr.yaml</term><description>The observed composite. Required.</description></item>
/// <item><term>observed.yaml</term><description>Observed resources, each named by the annotation
/// <c>crossplane.io/composition-resource-name</c>.</description></item>
/// <item><term>desired.yaml</term><description>Resources that earlier functions desire, named by the same annotation, which is
/// removed.</description></item>
/// <item><term>input.yaml</term><description>The input of the pipeline step.</description></item>
/// <item><term>context.yaml</term><description>The context: a mapping of keys to values.</description></item>
/// <item><term>required.yaml</term><description>Objects of the cluster, which answer requirements in rounds.</description></item>
/// </list>
/// Other files are allowed: a README, for example.
/// </remarks>
/// <example>
/// <code>
/// public static IEnumerable&lt;object[]&gt; Cases() => GoldenCase.Discover("Cases").Select(name => new object[] { name });
///
/// [Theory, MemberData(nameof(Cases))]
/// public Task Answer_OfCase_IsExpected(string name) =>
///     new GoldenCase(Path.Combine("Cases", name)).VerifyAsync(new MyFunction());
/// </code>
/// </example>
public sealed class GoldenCase
{
    private const string ResourceName = "crossplane.io/composition-resource-name";

    private static readonly FieldPath ResourceNamePath = $"metadata.annotations[{ResourceName}]";

    private readonly string _folder;

    /// <summary>Names a case.</summary>
    /// <param name="folder">The folder.</param>
    public GoldenCase(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = folder;
    }

    /// <summary>The path of <c>expected.yaml</c>.</summary>
    public string ExpectedPath => Path.Combine(_folder, "expected.yaml");

    /// <summary>Returns the names of the cases in a folder, in ordinal order.</summary>
    /// <exception cref="FunctionTestException">There is no such folder, or it has no case: a test of no cases cannot
    /// fail.</exception>
    public static IReadOnlyList<string> Discover(string folder)
    {
        string[] names = Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)]
            : [];
        return names is [] ? throw new FunctionTestException($"cannot find golden cases: {folder} has no folders") : names;
    }

    /// <summary>
    /// Runs the function and compares its answer with <c>expected.yaml</c>, see <see cref="GoldenFile.Verify(string, string)"/>.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="configure">Adds to the request what files do not have, such as credentials.</param>
    /// <exception cref="FunctionTestException">The answer differs, or a file cannot be used.</exception>
    public async Task VerifyAsync(IFunction function, Action<FunctionRequest>? configure = null) =>
        GoldenFile.Verify(ExpectedPath, (await RunAsync(function, configure).ConfigureAwait(false)).ToYaml());

    /// <summary>Runs the function with the files of the case.</summary>
    /// <param name="function">The function.</param>
    /// <param name="configure">Adds to the request what files do not have, such as credentials.</param>
    /// <exception cref="FunctionTestException">A file cannot be used.</exception>
    public Task<FunctionAnswer> RunAsync(IFunction function, Action<FunctionRequest>? configure = null)
    {
        var request = ReadRequest();
        configure?.Invoke(request);
        return Find("required.yaml") is { } path
            ? FunctionTest.RunAsync(function, request, new TestCluster().With(TestDocuments.ReadAll(path)))
            : FunctionTest.RunAsync(function, request);
    }

    /// <summary>Reads the request from the files of the case.</summary>
    /// <exception cref="FunctionTestException">A file cannot be used.</exception>
    public FunctionRequest ReadRequest()
    {
        var request = new FunctionRequest().WithComposite(TestDocuments.Read(Path.Combine(_folder, "xr.yaml")));
        foreach (var (name, item) in ReadNamed("observed.yaml"))
        {
            request.WithObserved(name, item);
        }

        foreach (var (name, item) in ReadNamed("desired.yaml"))
        {
            request.WithDesired(name, WithoutName(item));
        }

        if (Find("input.yaml") is { } input)
        {
            request.WithInput(TestDocuments.Read(input));
        }

        if (Find("context.yaml") is { } context)
        {
            foreach (var (key, value) in ToNode(TestDocuments.Read(context)))
            {
                request.WithContext(key, value);
            }
        }

        return request;
    }

    private string? Find(string file) => Path.Combine(_folder, file) is var path && File.Exists(path) ? path : null;

    private (string Name, StructDocument Item)[] ReadNamed(string file)
    {
        if (Find(file) is not { } path)
        {
            return [];
        }

        (string Name, StructDocument Item)[] items =
        [
            .. TestDocuments.ReadAll(path).Select((item, index) => (
                item.GetString(ResourceNamePath) ?? throw new FunctionTestException(
                    $"cannot use {path}: document {index + 1} must have the annotation {ResourceName}, but has none"),
                item)),
        ];
        var twice = items.GroupBy(item => item.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? items
            : throw new FunctionTestException($"cannot use {path}: {twice.Count()} documents are named {twice.Key}");
    }

    private static JsonObject ToNode(StructDocument document) =>
        JsonNode.Parse(document.ToJsonElement().GetRawText())!.AsObject();

    private static StructDocument WithoutName(StructDocument item)
    {
        var node = ToNode(item);
        var annotations = node["metadata"]!["annotations"]!.AsObject();
        annotations.Remove(ResourceName);
        if (annotations.Count == 0)
        {
            node["metadata"]!.AsObject().Remove("annotations");
        }

        return StructDocument.FromJson(System.Text.Encoding.UTF8.GetBytes(node.ToJsonString()));
    }
}
