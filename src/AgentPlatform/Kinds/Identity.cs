using AgentPlatform.Values;
using Crossplane.Functions;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Kinds;

/// <summary>The name and namespace of a composite's objects.</summary>
/// <param name="Name">A DNS label; its form is that of a <see cref="NameFormat"/>.</param>
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
    /// <param name="format">How objects may be named.</param>
    /// <param name="problems">Receives the problems that were found.</param>
    public static Identity? Find(
        string? kind, CompositeMetadata? metadata, ClaimReference? claim, NameFormat format, ProblemSet problems)
    {
        ArgumentNullException.ThrowIfNull(problems);
        if (claim is not null && kind?.StartsWith('X') == true && string.IsNullOrEmpty(metadata?.Namespace))
        {
            return Check("spec.claimRef", claim.Name, claim.Namespace, format, problems);
        }

        if (metadata is not null)
        {
            return Check("metadata", metadata.Name, metadata.Namespace, format, problems);
        }

        problems.Add("metadata", "is required: an object with name and namespace");
        return null;
    }

    private static Identity? Check(string path, string? name, string? ns, NameFormat format, ProblemSet problems)
    {
        var before = problems.Count;
        CheckName($"{path}.name", name, format, problems);
        CheckNamespace($"{path}.namespace", ns, problems);
        return problems.Count == before && name is not null && ns is not null
            ? new Identity(name, ns) { NamePath = $"{path}.name" }
            : null;
    }

    private static void CheckName(string path, string? name, NameFormat format, ProblemSet problems)
    {
        if (string.IsNullOrEmpty(name))
        {
            problems.Add(path, "is required: all objects are named after it");
        }
        else if (format == NameFormat.DnsLabel)
        {
            if (!ResourceNames.IsDnsLabel(name))
            {
                problems.Add(
                    path, $"must be a DNS label of at most 63 lower-case letters, digits and dashes, but is {Text.Quote(name)}");
            }
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
