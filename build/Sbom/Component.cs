namespace Build.Sbom;

/// <summary>A component of the image.</summary>
/// <param name="Name">The name in its ecosystem.</param>
/// <param name="Version">The version in its ecosystem.</param>
/// <param name="PackageUrl">The package URL, without qualifiers that depend on the download location.</param>
/// <param name="Licence">An SPDX expression; null if the package declares none.</param>
internal sealed record Component(string Name, string Version, string PackageUrl, string? Licence);
