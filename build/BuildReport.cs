using System.Globalization;
using Build.Oci;
using Build.Runtime;

namespace Build;

/// <summary>Reports the artifacts that are built and their contents.</summary>
internal sealed class BuildReport(TextWriter log)
{
    public void Source(Checkout checkout)
    {
        var revision = checkout.Revision ?? "of no known commit";
        Print($"version {checkout.Version}, {revision}, as of {ImageConfig.FormatTime(checkout.Time)}");
    }

    public void NoBase() =>
        Print($"no --base: no base image is fetched from a registry; the image gets the libraries of this machine that it needs");

    public void Base(Architecture architecture, BaseImage image) => Print($"{architecture}: on the base image {image.Digest}");

    public void Libraries(Architecture architecture, SystemLibraries libraries)
    {
        var packages = string.Join(", ", libraries.Packages.Select(package => $"{package.Name} {package.Version}"));
        Print($"{architecture}: without a base image, with what it loads from {packages}");
    }

    /// <param name="name">The name of the artifact.</param>
    /// <param name="digest">The digest that a registry will use for it.</param>
    /// <param name="images">The images in it.</param>
    public void Written(string name, string digest, IEnumerable<Image> images)
    {
        Print($"{name}: {digest}, {string.Join(", ", images.Select(Size))}");
    }

    private static string Size(Image image)
    {
        var bytes = image.Layers.Sum(layer => (long)layer.Blob.Content.Length);
        return string.Create(
            CultureInfo.InvariantCulture, $"{image.Architecture} {bytes} bytes in {image.Layers.Count} layers");
    }

    private void Print(FormattableString line) => log.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
