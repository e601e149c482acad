using System.Text.Json.Nodes;
using Build.Oci;
using Build.Output;
using Build.Packages;
using Build.Runtime;
using Build.Sbom;

namespace Build;

/// <summary>Builds all release artifacts.</summary>
/// <param name="checkout">The sources.</param>
/// <param name="options">The options of the command.</param>
/// <param name="log">Receives the progress.</param>
internal sealed class PackageBuild(Checkout checkout, PackageOptions options, TextWriter log)
{
    private const string Function = "function-agent-platform";

    private readonly string _tag = $"v{checkout.Version}";
    private readonly OutputFiles _output = new(options.Output, checkout.Time);
    private readonly BuildReport _report = new(log);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        _report.Source(checkout);
        var examples = PackageLayers.Examples(checkout.PathTo("examples"), checkout.Time);
        var function = ContentsOf("function", PackageKind.Function);
        var configuration = ContentsOf("configuration", PackageKind.Configuration);
        var claims = ContentsOf("configuration-claims", PackageKind.Configuration);

        await BuildFunctionAsync(function, examples, cancellationToken);
        WriteConfiguration("configuration-agent-platform", configuration, examples);
        WriteConfiguration("configuration-agent-platform-claims", claims, examples);
        _output.WriteChecksums();
    }

    private async Task BuildFunctionAsync(Layer contents, Layer examples, CancellationToken cancellationToken)
    {
        if (options.BaseImage is null)
        {
            _report.NoBase();
        }

        var components = new NuGetComponents(checkout);
        var annotations = new ImageAnnotations(checkout, Function, "Renders the composites of the agent platform.");
        var images = new List<Image>();
        var packages = new List<Image>();
        foreach (var architecture in options.Architectures)
        {
            var parts = await CollectAsync(architecture, cancellationToken);
            var runtime = RuntimeImage.Create(architecture, parts, checkout, annotations.Values);
            images.Add(runtime.With(checkout.Time));
            packages.Add(runtime.With(checkout.Time, contents, examples));
            _output.WriteArchive($"{Function}-runtime-{architecture}.tar", Archive([images[^1]], annotations));
            Component[] contained =
            [
                .. await components.ForAsync(architecture, parts.Executable.IsNative, cancellationToken),
                .. NativeComponents.In(parts.Executable),
                .. parts.SystemComponents,
            ];
            _output.Write($"{Function}-{architecture}.cdx.json", CycloneDx.Write(packages[^1], checkout, contained));
        }

        _output.WriteDirectory("image", Layout.Write(images, _tag, annotations.Values));
        _report.Written("image", Layout.DigestOf(images, annotations.Values), images);
        WriteFunction(packages, annotations);
    }

    private async Task<RuntimeParts> CollectAsync(Architecture architecture, CancellationToken cancellationToken)
    {
        var baseImage = options.BaseImage is null ? null : BaseImage.Read(options.BaseImage, architecture);
        var executable = options.Executables.TryGetValue(architecture, out var file)
            ? Executable.Read(file, architecture)
            : await new ExecutablePublisher(checkout, log).PublishAsync(architecture, options.Runtime, cancellationToken);
        if (baseImage is not null)
        {
            _report.Base(architecture, baseImage);
            return new RuntimeParts(executable, baseImage, null);
        }

        var libraries = await SystemLibraries.CollectAsync(executable, architecture, cancellationToken);
        _report.Libraries(architecture, libraries);
        return new RuntimeParts(executable, null, libraries);
    }

    /// <summary>
    /// One package for all architectures; and, where there are several, one for each, since the Crossplane CLI wants a file for
    /// each image.
    /// </summary>
    private void WriteFunction(List<Image> packages, ImageAnnotations annotations)
    {
        _output.WriteArchive($"{Function}.xpkg", Archive(packages, annotations));
        foreach (var package in packages.Where(_ => packages.Count > 1))
        {
            _output.WriteArchive($"{Function}-{package.Architecture}.xpkg", Archive([package], annotations));
        }

        _report.Written($"{Function}.xpkg", Layout.DigestOf(packages, annotations.Values), packages);
    }

    /// <summary>
    /// Nothing in a Configuration runs, but an image must name an architecture, and Crossplane looks for amd64 in an index.
    /// </summary>
    private void WriteConfiguration(string name, Layer contents, Layer examples)
    {
        var annotations = new ImageAnnotations(
            checkout, name, "Composite resource definitions and Compositions of the agent platform.");
        Layer[] layers = [contents, examples];
        var settings = new JsonObject { ["Labels"] = JsonObjects.Of(annotations.Values) };
        var config = ImageConfig.Create(Architecture.Amd64, checkout.Time, layers, null, settings);
        var image = new Image(Architecture.Amd64, layers, config, annotations.Values);
        _output.WriteArchive($"{name}.xpkg", Archive([image], annotations));
        _report.Written($"{name}.xpkg", image.Manifest.Digest, [image]);
    }

    private SortedDictionary<string, byte[]> Archive(List<Image> images, ImageAnnotations annotations)
    {
        var files = Layout.Write(images, _tag, annotations.Values);
        if (images.Count == 1)
        {
            files[DockerManifest.FileName] = DockerManifest.Write(images[0]);
        }

        return files;
    }

    private Layer ContentsOf(string directory, PackageKind kind) =>
        PackageLayers.Contents(PackageRoot.Read(checkout.PathTo("package", directory), kind), checkout.Time);
}
