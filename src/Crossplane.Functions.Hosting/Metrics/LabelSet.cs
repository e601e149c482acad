namespace Crossplane.Functions.Hosting.Metrics;

/// <summary>The labels of a series, in the order in which they were given.</summary>
internal sealed class LabelSet
{
    private readonly KeyValuePair<string, object?>[] _labels;

    public LabelSet(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        _labels = labels.ToArray();
        Text = string.Join(',', _labels.Select(label => $"{label.Key}=\"{PrometheusText.EscapeValue(label.Value?.ToString() ?? "")}\""));
    }

    public ReadOnlySpan<KeyValuePair<string, object?>> Labels => _labels;

    /// <summary>The labels as they stand between the braces.</summary>
    public string Text { get; }
}
