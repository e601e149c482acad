using System.IO.Hashing;
using AgentPlatform.Kinds;
using Crossplane.Functions.Conversion;
using k8s.Models;

namespace AgentPlatform.Building.Pods;

/// <summary>
/// A hash of the rendered pod template, as an annotation of the Deployment. It tells whether the observed Deployment is about to
/// be rolled out again. The observed template itself does not: API servers add defaults to it, and webhooks may change it.
/// </summary>
internal static class PodTemplateHash
{
    public const string Annotation = "platform.bizmatters.io/pod-template-hash";

    private static readonly FieldPath Path = $"metadata.annotations[{Annotation}]";

    public static string Of(StructDocument template) =>
        Convert.ToHexStringLower(XxHash3.Hash(template.Raw.Span));

    /// <summary>Whether a Deployment was rendered with this pod template; null if it has no hash.</summary>
    public static bool? Matches(ObservedObject? deployment, V1Deployment wanted) =>
        deployment?.Document?.GetString(Path) is { } hash ? hash == wanted.Metadata.Annotations[Annotation] : null;
}
