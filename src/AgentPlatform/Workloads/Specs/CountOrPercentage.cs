using System.Globalization;
using System.Text.Json.Serialization;
using k8s.Models;

namespace AgentPlatform.Workloads.Specs;

/// <summary>A number of pods, or a share of them such as <c>25%</c>.</summary>
/// <remarks>
/// Kubernetes' IntOrString, but with the text <c>"3"</c> kept apart from the number 3: Kubernetes refuses the text, and so does
/// validation.
/// </remarks>
[JsonConverter(typeof(CountOrPercentageConverter))]
public readonly record struct CountOrPercentage
{
    private readonly int _count;

    internal CountOrPercentage(int count) => _count = count;

    internal CountOrPercentage(string text) => Text = text;

    /// <summary>Null if this is a text.</summary>
    public int? Count => Text is null ? _count : null;

    /// <summary>Null if this is a number.</summary>
    public string? Text { get; }

    /// <summary>The same as Kubernetes has it.</summary>
    public IntOrString ToIntOrString() => Text is null ? _count : Text;

    /// <summary>The text, or the number in decimal digits.</summary>
    public override string ToString() => Text ?? _count.ToString(CultureInfo.InvariantCulture);
}
