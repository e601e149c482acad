namespace Build.Packages;

/// <summary>The kinds of objects that a kind of package may contain.</summary>
/// <param name="Meta">The kind of its metadata.</param>
/// <param name="Objects">The kinds, with their API versions, that Crossplane takes from such a package.</param>
/// <remarks>
/// The rules are those of <c>crossplane xpkg build</c>:
/// https://github.com/crossplane/crossplane-runtime/blob/main/pkg/xpkg/lint.go.
/// </remarks>
internal sealed record PackageKind(string Meta, IReadOnlySet<string> Objects)
{
    public const string MetaApiVersion = "meta.pkg.crossplane.io/v1";

    public static readonly PackageKind Function = new("Function", new SortedSet<string>(StringComparer.Ordinal)
    {
        "apiextensions.k8s.io/v1 CustomResourceDefinition",
    });

    public static readonly PackageKind Configuration = new("Configuration", new SortedSet<string>(StringComparer.Ordinal)
    {
        "apiextensions.crossplane.io/v1 CompositeResourceDefinition",
        "apiextensions.crossplane.io/v1 Composition",
        "apiextensions.crossplane.io/v2 CompositeResourceDefinition",
    });
}
