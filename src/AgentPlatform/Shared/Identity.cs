using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Shared;

/// <summary>The name and namespace of a composite's objects.</summary>
/// <param name="Name">A DNS label that starts with a letter, as a Service's name must (RFC 1035).</param>
/// <param name="Namespace">A DNS label.</param>
public sealed record Identity(string Name, string Namespace)
{
    /// <summary>The field that the name comes from.</summary>
    public string NamePath { get; init; } = "metadata.name";

    /// <summary>
    /// Finds the identity: the name and namespace of the claim if there is one, because the name of a composite behind a claim is
    /// generated; otherwise those of the composite. Null if they are invalid.
    /// </summary>
    /// <param name="kind">
    /// The composite's kind. Only kinds that start with X have claims; on others, any user could set a claimRef. Nor has a
    /// composite that is in a namespace itself.
    /// </param>
    /// <param name="metadata">The composite's metadata.</param>
    /// <param name="claim">The composite's reference to its claim.</param>
    /// <param name="problems">Receives the problems that were found.</param>
    public static Identity? Find(string? kind, CompositeMetadata? metadata, ClaimReference? claim, ProblemSet problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (claim is not null && kind?.StartsWith('X') == true && string.IsNullOrEmpty(metadata?.Namespace))
        {
            return Check("spec.claimRef", claim.Name, claim.Namespace, problems);
        }

        if (metadata is not null)
        {
            return Check("metadata", metadata.Name, metadata.Namespace, problems);
        }

        problems.Add("metadata", "is required: an object with name and namespace");
        return null;
    }

    /// <summary>The name and namespace as they are written, for checks that find what else is wrong.</summary>
    public static Identity Unchecked(CompositeMetadata? metadata) => new(metadata?.Name ?? "", metadata?.Namespace ?? "");

    private static Identity? Check(string path, string? name, string? ns, ProblemSet problems)
    {
        var before = problems.Count;
        CheckName($"{path}.name", name, problems);
        CheckNamespace($"{path}.namespace", ns, problems);
        return problems.Count == before && name is not null && ns is not null
            ? new Identity(name, ns) { NamePath = $"{path}.name" }
            : null;
    }

    private static void CheckName(string path, string? name, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(name))
        {
            problems.Add(path, "is required: all objects are named after it");
        }
        else if (!ResourceNames.IsDnsLabel(name) || !char.IsAsciiLetterLower(name[0]))
        {
            problems.Add(
                path,
                "must be a DNS label of at most 63 lower-case letters, digits and dashes that starts with a letter, "
                    + $"because a Service is named after it, but is {Text.Quote(name)}");
        }
        else if (name is "default" or "kubernetes")
        {
            problems.Add(
                path,
                "must not be default or kubernetes, the names of Kubernetes' own ServiceAccount and Service, but is "
                    + Text.Quote(name));
        }
    }

    private static void CheckNamespace(string path, string? ns, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(ns))
        {
            problems.Add(
                path, "is required: the objects live in the namespace of the composite, or of its claim (spec.claimRef)");
        }
        else if (!ResourceNames.IsDnsLabel(ns))
        {
            problems.Add(
                path, $"must be a DNS label of at most 63 lower-case letters, digits and dashes, but is {Text.Quote(ns)}");
        }
    }
}
