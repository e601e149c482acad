namespace Build.Sbom;

/// <summary>A part of the image.</summary>
/// <param name="Name">As its ecosystem calls it.</param>
/// <param name="Version">As its ecosystem writes it.</param>
/// <param name="PackageUrl">Without qualifiers that depend on where it was downloaded.</param>
/// <param name="Licence">An SPDX expression; null where the package gives none.</param>
internal sealed record Component(string Name, string Version, string PackageUrl, string? Licence);
