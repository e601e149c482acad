using System.Globalization;
using AgentPlatform.Values;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;
using k8s.Models;

namespace AgentPlatform.Kinds;

/// <summary>
/// Validates what only the rendered objects show: their size, and the annotations that they have from the composite and the
/// platform together.
/// </summary>
internal static class ComposedObjectValidator
{
    /// <summary>
    /// In JSON. etcd takes 1.5 MiB with a request by default (<c>--max-request-bytes</c>); the rest is for what the API server
    /// adds, above all <c>managedFields</c>.
    /// </summary>
    private const int MaxBytes = 1024 * 1024;

    private const string MountableSecrets = "kubernetes.io/enforce-mountable-secrets";
    private const string SourceRanges = "service.beta.kubernetes.io/load-balancer-source-ranges";

    public static void Validate(ComposedObject composed, StructDocument document, ProblemSet problems)
    {
        var manifest = composed.Manifest;
        var annotations = manifest.Metadata.Annotations;
        Checks.AnnotationValues("metadata.annotations", annotations, problems);
        switch (manifest)
        {
            case V1Deployment deployment:
                Checks.AnnotationValues("spec.podAnnotations", deployment.Spec.Template.Metadata.Annotations, problems);
                break;

            case V1ServiceAccount:
                ValidateServiceAccount("metadata.annotations", annotations, problems);
                break;

            // See ValidateService in pkg/apis/core/validation of Kubernetes.
            case V1Service when annotations?.ContainsKey(SourceRanges) == true:
                problems.Add(
                    $"metadata.annotations[{SourceRanges}]", "must not be set, because the Service is not of type LoadBalancer");
                break;
        }

        // The JSON is not longer than the document by much, and mostly shorter.
        if (document.Raw.Length > MaxBytes / 2 && document.ToJsonElement().GetRawText().Length is var size and > MaxBytes)
        {
            problems.Add(
                "spec",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"must be small enough for objects of at most {MaxBytes} bytes, but the {manifest.Kind} has {size}"));
        }
    }

    /// <remarks>
    /// The admission plugin <c>ServiceAccount</c> of Kubernetes refuses pods with Secrets that such a ServiceAccount does not
    /// list.
    /// </remarks>
    public static void ValidateServiceAccount(
        Field path, IEnumerable<KeyValuePair<string, string>>? annotations, ProblemSet problems)
    {
        if (annotations?.Any(annotation => annotation.Key == MountableSecrets && IsTrue(annotation.Value)) == true)
        {
            problems.Add(
                Checks.FieldPathOf(path.ToString(), MountableSecrets),
                "must not be true, because the ServiceAccount lists no Secrets and no pod could start");
        }
    }

    /// <summary>What Go's <c>strconv.ParseBool</c> takes for true.</summary>
    private static bool IsTrue(string? value) => value is "1" or "t" or "T" or "true" or "TRUE" or "True";
}
