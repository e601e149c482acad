using Build.Oci;
using Build.Output;
using Build.Packages;
using Build.Runtime;
using Build.Sbom;
using Image = Build.Oci.Image;

namespace Build;

/// <summary>Builds everything that is released.</summary>
/// <param name="checkout">The sources.</param>
/// <param name="options">What to build.</param>
/// <param name="log">Where it says what it builds.</param>
internal sealed class PackageBuild(Checkout checkout, PackageOptions options, TextWriter log)
{
    private const string Function = "function-agent-platform";

    private readonly string _tag = $"v{checkout.Version}";
    private readonly OutputFiles _output = new(options.Output, checkout.Time);

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await ReportSourceAsync();
        Layer examples = PackageLayers.Examples(checkout.PathTo("examples"), checkout.Time);
        Layer function = ContentsOf("function", PackageKind.Function);
        Layer configuration = ContentsOf("configuration", PackageKind.Configuration);
        Layer claims = ContentsOf("configuration-claims", PackageKind.Configuration);

        await BuildFunctionAsync(function, examples, cancellationToken);
        await WriteConfigurationAsync("configuration-agent-platform", configuration, examples);
        await WriteConfigurationAsync("configuration-agent-platform-claims", claims, examples);
        _output.WriteChecksums();
    }

    private async Task BuildFunctionAsync(Layer contents, Layer examples, CancellationToken cancellationToken)
    {
        NuGetComponents components = await NuGetComponents.OfAsync(checkout, cancellationToken);
        ImageAnnotations annotations = new(checkout, Function, "Renders the composites of the agent platform.");
        var images = new List<Image>();
        var packages = new List<Image>();
        foreach (Architecture architecture in options.Architectures)
        {
            (RuntimeImage runtime, IEnumerable<Component> parts) =
                await BuildRuntimeAsync(architecture, components, annotations, cancellationToken);
            Image image = runtime.With(checkout.Time);
            Image package = runtime.With(checkout.Time, contents, examples);
            _output.WriteArchive($"{Function}-runtime-{architecture}.tar", Archive([image], annotations));
            _output.Write($"{Function}-{architecture}.cdx.json", CycloneDx.Write(package, checkout, parts));
            images.Add(image);
            packages.Add(package);
        }

        _output.WriteDirectory("image", Layout.Write(images, _tag, annotations.Values));
        await ReportAsync("image", images, annotations);
        await WriteFunctionAsync(packages, annotations);
    }

    private async Task<(RuntimeImage Image, IEnumerable<Component> Parts)> BuildRuntimeAsync(
        Architecture architecture, NuGetComponents components, ImageAnnotations annotations, CancellationToken cancellationToken)
    {
        BaseImage? baseImage = options.BaseImage is null ? null : BaseImage.Read(options.BaseImage, architecture);
        Executable executable = options.Executables.TryGetValue(architecture, out string? file)
            ? Executable.Read(file, architecture)
            : await new ExecutablePublisher(checkout, log).PublishAsync(architecture, options.Runtime, cancellationToken);
        SystemLibraries? libraries = baseImage is null ? await SystemLibraries.CollectAsync(executable, architecture, cancellationToken) : null;
        await log.WriteLineAsync(libraries is null
            ? $"{architecture}: on the base image {baseImage!.Digest}"
            : $"{architecture}: without a base image, with what it loads from {string.Join(", ", libraries.Packages.Select(package => $"{package.Name} {package.Version}"))}");
        IEnumerable<Component> parts = components.For(architecture, executable.IsNative)
            .Concat((libraries?.Packages ?? []).Select(package => new Component(
                package.Name,
                package.Version,
                $"pkg:deb/{package.Distribution}/{package.Name}@{Uri.EscapeDataString(package.Version)}?arch={package.DebianArchitecture}",
                null)));
        return (RuntimeImage.Create(architecture, executable, baseImage, libraries, checkout, annotations.Values), parts);
    }

    /// <summary>
    /// One package for all architectures; and, where there are several, one for each, since the Crossplane CLI wants a file for each
    /// image.
    /// </summary>
    private async Task WriteFunctionAsync(List<Image> packages, ImageAnnotations annotations)
    {
        _output.WriteArchive($"{Function}.xpkg", Archive(packages, annotations));
        foreach (Image package in packages.Where(_ => packages.Count > 1))
        {
            _output.WriteArchive($"{Function}-{package.Architecture}.xpkg", Archive([package], annotations));
        }

        await ReportAsync($"{Function}.xpkg", packages, annotations);
    }

    private async Task WriteConfigurationAsync(string name, Layer contents, Layer examples)
    {
        ImageAnnotations annotations = new(checkout, name, "Composite resource definitions and Compositions of the agent platform.");
        Layer[] layers = [contents, examples];
        var settings = new System.Text.Json.Nodes.JsonObject { ["Labels"] = JsonObjects.Of(annotations.Values) };
        // Nothing in it runs, but an image must name an architecture, and Crossplane looks for this one in an index.
        var image = new Image(
            Architecture.Amd64, layers, ImageConfig.Create(Architecture.Amd64, checkout.Time, layers, null, settings), annotations.Values);
        _output.WriteArchive($"{name}.xpkg", Archive([image], annotations));
        await ReportAsync($"{name}.xpkg", [image], annotations);
    }

    private SortedDictionary<string, byte[]> Archive(List<Image> images, ImageAnnotations annotations)
    {
        var files = new SortedDictionary<string, byte[]>(Layout.Write(images, _tag, annotations.Values).ToDictionary(), StringComparer.Ordinal);
        if (images.Count == 1)
        {
            files[DockerManifest.FileName] = DockerManifest.Write(images[0]);
        }

        return files;
    }

    private Layer ContentsOf(string directory, PackageKind kind) =>
        PackageLayers.Contents(PackageRoot.Read(checkout.PathTo("package", directory), kind), checkout.Time);

    private async Task ReportSourceAsync()
    {
        await log.WriteLineAsync($"version {checkout.Version}, {checkout.Revision ?? "of no known commit"}, as of {ImageConfig.FormatTime(checkout.Time)}");
        if (options.BaseImage is null)
        {
            await log.WriteLineAsync("no --base: no base image is fetched from a registry; the image gets the libraries of this machine that it needs");
        }
    }

    private Task ReportAsync(string name, List<Image> images, ImageAnnotations annotations) => log.WriteLineAsync(
        $"{name}: {Layout.DigestOf(images, annotations.Values)}, "
        + string.Join(", ", images.Select(image => $"{image.Architecture} {image.Layers.Sum(layer => (long)layer.Blob.Content.Length)} bytes in {image.Layers.Count} layers")));
}
