using Labels = System.ReadOnlySpan<System.Collections.Generic.KeyValuePair<string, object?>>;

namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>Finds the series of labels without making an object of them.</summary>
internal sealed class LabelSetComparer : IEqualityComparer<LabelSet>, IAlternateEqualityComparer<Labels, LabelSet>
{
    public bool Equals(LabelSet? x, LabelSet? y) => ReferenceEquals(x, y) || (x is not null && y is not null && Equals(x.Labels, y));

    public bool Equals(Labels alternate, LabelSet other)
    {
        Labels labels = other.Labels;
        if (alternate.Length != labels.Length)
        {
            return false;
        }

        for (int index = 0; index < labels.Length; index++)
        {
            // The same strings are given with each call, so that most comparisons are of references.
            if (alternate[index].Key != labels[index].Key || !Equals(alternate[index].Value, labels[index].Value))
            {
                return false;
            }
        }

        return true;
    }

    public int GetHashCode(LabelSet obj) => GetHashCode(obj.Labels);

    public int GetHashCode(Labels alternate)
    {
        // The lengths and the last characters tell the few series of a family apart.
        var hash = default(HashCode);
        foreach ((_, object? value) in alternate)
        {
            string text = value as string ?? value?.ToString() ?? "";
            hash.Add(text.Length);
            hash.Add(text.Length > 0 ? text[^1] : '\0');
        }

        return hash.ToHashCode();
    }

    public LabelSet Create(Labels alternate) => new(alternate);
}
