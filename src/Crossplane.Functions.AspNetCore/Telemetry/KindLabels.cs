using System.Diagnostics;

namespace Crossplane.Functions.AspNetCore.Telemetry;

/// <summary>The labels of one kind of composite.</summary>
internal sealed class KindLabels
{
    private static readonly string[] Reasons = ["result", "conversion", "exception", "response_too_large"];

    private readonly TagList[] _fatal;

    public KindLabels(string kind)
    {
        Kind = new TagList([new("kind", kind)]);
        _fatal = [.. Reasons.Select(reason => new TagList([new("kind", kind), new("reason", reason)]))];
    }

    public TagList Kind { get; }

    /// <summary>The labels with each <see cref="FatalCause"/>, in the order of their numbers.</summary>
    public IReadOnlyList<TagList> AllFatal => _fatal;

    /// <summary>Returns the name of a cause in labels and spans.</summary>
    public static string Reason(FatalCause cause) => Reasons[(int)cause];

    public TagList Fatal(FatalCause cause) => _fatal[(int)cause];
}
