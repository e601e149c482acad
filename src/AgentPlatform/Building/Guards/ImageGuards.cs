using AgentPlatform.Values;

namespace AgentPlatform.Building.Guards;

/// <summary>Where images come from, and when they are pulled.</summary>
internal static class ImageGuards
{
    private const string DockerHub = "docker.io";
    private const string DockerHubIndex = "index.docker.io";
    private const string OfficialImages = "library";

    public static void Check(GuardedSpec spec, Guard guard)
    {
        CheckRegistry((spec.Path, ".image"), spec.Own.Image, guard.Defaults.Image, guard);
        CheckRegistry((spec.Path, ".migrations.image"), spec.Own.Migrations?.Image, guard.Defaults.Migrations?.Image, guard);
        guard.OneOf(
            (spec.Path, ".imagePullPolicy"), spec.Own.ImagePullPolicy, guard.Allowed.ImagePullPolicies, "imagePullPolicies");
        if (spec.Effective.ImagePullPolicy is null)
        {
            CheckPulling((spec.Path, ".image"), spec.Effective.Image, guard);
            CheckPulling((spec.Path, ".migrations.image"), spec.Effective.Migrations?.Image, guard);
        }
    }

    /// <summary>Whether an image is in a registry, or in a path of one.</summary>
    internal static bool IsWithin(string image, string registry)
    {
        var name = Canonical(image);
        if (registry == DockerHubIndex || registry.StartsWith($"{DockerHubIndex}/", StringComparison.Ordinal))
        {
            registry = DockerHub + registry[DockerHubIndex.Length..];
        }

        if (!name.StartsWith(registry, StringComparison.Ordinal) || name.Length == registry.Length)
        {
            return name == registry;
        }

        // After a registry alone, a colon begins a port, which is part of the registry; after a path, it begins a tag.
        return name[registry.Length] is '/'
            || (name[registry.Length] is ':' or '@' && registry.Contains('/', StringComparison.Ordinal));
    }

    /// <summary>The name with the registry that container runtimes add: <c>nginx</c> is <c>docker.io/library/nginx</c>.</summary>
    private static string Canonical(string image)
    {
        var slash = image.IndexOf('/', StringComparison.Ordinal);
        var first = slash < 0 ? "" : image[..slash];
        var isRegistry = first.AsSpan().ContainsAny('.', ':') || first == "localhost" || first.Any(char.IsAsciiLetterUpper);
        if (slash < 0)
        {
            return $"{DockerHub}/{OfficialImages}/{image}";
        }

        if (!isRegistry)
        {
            return $"{DockerHub}/{image}";
        }

        var rest = image[(slash + 1)..];
        return first is not (DockerHub or DockerHubIndex) ? image
            : rest.Contains('/', StringComparison.Ordinal) ? $"{DockerHub}/{rest}"
            : $"{DockerHub}/{OfficialImages}/{rest}";
    }

    private static void CheckRegistry(Field path, string? image, string? platform, Guard guard)
    {
        if (image is not null
            && guard.Allowed.Images?.Registries is { } registries
            && (guard.IsOfSettings || image != platform)
            && !registries.Any(registry => IsWithin(image, registry)))
        {
            guard.Refuse(
                path,
                registries,
                "images.registries",
                $"is {Text.Quote(image)}",
                wanted: $"be an image in {Guard.Show(registries)}");
        }
    }

    /// <summary>The policy of a workload without one depends on the image.</summary>
    private static void CheckPulling(Field path, string? image, Guard guard)
    {
        if (image is not null
            && guard.Allowed.ImagePullPolicies is { } policies
            && ImageReference.TryParse(image, out var reference)
            && reference.DefaultPullPolicy is var policy
            && !policies.Contains(policy))
        {
            guard.Problems.Add(
                path,
                $"must be pulled with {Guard.Show(policies)} ({guard.Name("imagePullPolicies")}), but is pulled with {policy} by "
                    + "default");
        }
    }
}
