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
/// Files that are not YAML are allowed: a README, for example. Another file of YAML is refused, since its name may be misspelled,
/// unless it is named as a file of the test's own.
/// </remarks>
/// <example>
/// The folder is that of the sources, so that <c>UPDATE_GOLDEN=1</c> rewrites what is committed.
/// <code>
/// private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Cases");
///
/// public static IEnumerable&lt;object[]&gt; Cases() => GoldenCase.Discover(Folder).Select(name => new object[] { name });
///
/// [Theory, MemberData(nameof(Cases))]
/// public Task Answer_OfCase_IsExpected(string name) =>
///     new GoldenCase(Path.Combine(Folder, name)).VerifyAsync(new MyFunction());
///
/// private static string ThisFile([CallerFilePath] string path = "") => path;
/// </code>
/// </example>
public sealed class GoldenCase
{
    private const string ResourceName = "crossplane.io/composition-resource-name";

    private static readonly FieldPath ResourceNamePath = $"metadata.annotations[{ResourceName}]";

    private const string Composite = "xr.yaml";
    private const string Expected = "expected.yaml";
    private const string Required = "required.yaml";

    private static readonly string[] Files =
        [Composite, "observed.yaml", "desired.yaml", "input.yaml", "context.yaml", Required, Expected];

    private readonly string _folder;
    private readonly string[] _otherFiles;

    /// <summary>Names a case.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="otherFiles">The names of files of YAML in it that the test itself reads; none by default.</param>
    public GoldenCase(string folder, params IEnumerable<string> otherFiles)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(otherFiles);
        _folder = folder;
        _otherFiles = [.. otherFiles];
    }

    /// <summary>The path of <c>expected.yaml</c>.</summary>
    public string ExpectedPath => Path.Combine(_folder, Expected);

    /// <summary>
    /// Returns the names of the cases in a folder, which are the folders in it with <c>xr.yaml</c>, in ordinal order.
    /// </summary>
    /// <exception cref="FunctionTestException">
    /// There is no such folder, or it has no case: a test of no cases cannot fail. Or a folder in it has files of a case, but no
    /// <c>xr.yaml</c>: it would never be tested.
    /// </exception>
    public static IReadOnlyList<string> Discover(string folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] folders = Directory.Exists(folder)
            ? [.. Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal)]
            : [];
        string[] incomplete = [.. folders.Where(IsIncomplete).Select(path => Path.GetFileName(path))];
        if (incomplete.Length > 0)
        {
            throw new FunctionTestException(
                $"cannot find golden cases: folders of \"{folder}\" have files of a case, but no {Composite}: "
                    + string.Join(", ", incomplete));
        }

        string[] names = [.. folders.Where(HasComposite).Select(path => Path.GetFileName(path))];
        return names is []
            ? throw new FunctionTestException($"cannot find golden cases: \"{folder}\" has no folder with {Composite}")
            : names;
    }

    /// <summary>
    /// Runs the function and compares its answer with <c>expected.yaml</c>, see <see cref="GoldenFile.Verify(string, string)"/>.
    /// </summary>
    /// <param name="function">The function.</param>
    /// <param name="configure">Adds to the request what files do not have, such as credentials.</param>
    /// <param name="options">The options of the run; the defaults if null.</param>
    /// <exception cref="FunctionTestException">The answer differs, or a file cannot be used.</exception>
    public async Task VerifyAsync(
        IFunction function, Action<FunctionRequest>? configure = null, FunctionRunnerOptions? options = null) =>
        GoldenFile.Verify(ExpectedPath, (await RunAsync(function, configure, options).ConfigureAwait(false)).ToYaml());

    /// <summary>Runs the function with the files of the case.</summary>
    /// <param name="function">The function.</param>
    /// <param name="configure">Adds to the request what files do not have, such as credentials.</param>
    /// <param name="options">The options of the run; the defaults if null.</param>
    /// <exception cref="FunctionTestException">A file cannot be used.</exception>
    public Task<FunctionAnswer> RunAsync(
        IFunction function, Action<FunctionRequest>? configure = null, FunctionRunnerOptions? options = null)
    {
        var request = ReadRequest();
        configure?.Invoke(request);
        if (Find(Required) is not { } path)
        {
            return FunctionTest.RunAsync(function, request, options);
        }

        var cluster = new TestCluster().With(TestDocuments.ReadAll(path), $"\"{path}\"");
        return FunctionTest.RunAsync(function, request, cluster, options);
    }

    /// <summary>Reads the request from the files of the case.</summary>
    /// <exception cref="FunctionTestException">A file cannot be used.</exception>
    public FunctionRequest ReadRequest()
    {
        RequireKnownFiles();
        var request = new FunctionRequest().WithComposite(TestDocuments.Read(Path.Combine(_folder, Composite)));
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
            foreach (var (key, value) in YamlText.ToNode(TestDocuments.Read(context)))
            {
                request.WithContext(key, value);
            }
        }

        return request;
    }

    private static bool HasComposite(string folder) => File.Exists(Path.Combine(folder, Composite));

    private static bool IsIncomplete(string folder) => !HasComposite(folder)
        && YamlFilesOf(folder).Any(name => Files.Contains(Path.ChangeExtension(name, ".yaml"), StringComparer.OrdinalIgnoreCase));

    private static IEnumerable<string> YamlFilesOf(string folder) => Directory.EnumerateFiles(folder)
        .Select(path => Path.GetFileName(path))
        .Where(name => Path.GetExtension(name).ToUpperInvariant() is ".YAML" or ".YML")
        .Order(StringComparer.Ordinal);

    private void RequireKnownFiles()
    {
        string[] unknown = Directory.Exists(_folder) ? [.. YamlFilesOf(_folder).Except(Files).Except(_otherFiles)] : [];
        if (unknown.Length > 0)
        {
            throw new FunctionTestException(
                $"cannot use \"{_folder}\": the files of a case are {string.Join(", ", Files)}, but there are also "
                    + $"{string.Join(", ", unknown)}; name those that the test itself reads");
        }
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
                    $"cannot use \"{path}\": document {index + 1} must have the annotation {ResourceName}, but has none"),
                item)),
        ];
        var twice = items.GroupBy(item => item.Name).FirstOrDefault(group => group.Count() > 1);
        return twice is null
            ? items
            : throw new FunctionTestException($"cannot use \"{path}\": {twice.Count()} documents are named {twice.Key}");
    }

    private static StructDocument WithoutName(StructDocument item)
    {
        var node = YamlText.ToNode(item);
        var annotations = node["metadata"]!["annotations"]!.AsObject();
        annotations.Remove(ResourceName);
        if (annotations.Count == 0)
        {
            node["metadata"]!.AsObject().Remove("annotations");
        }

        return YamlText.ToDocument(node);
    }
}
