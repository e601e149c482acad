using System.Globalization;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Building.Workloads;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Guards;

/// <summary>Compares values with what the platform allows, and words what is not.</summary>
/// <param name="allowed">What composites may ask for.</param>
/// <param name="settings">The platform's settings.</param>
/// <param name="problems">Receives what must be changed.</param>
internal sealed class Guard(AllowedSettings allowed, PlatformSettings settings, ProblemSet problems)
{
    private const int MaxNamed = 10;

    public AllowedSettings Allowed => allowed;

    public PlatformSettings Settings => settings;

    public ProblemSet Problems => problems;

    /// <summary>The platform's defaults, which composites may repeat.</summary>
    public StreamWorkloadSpec Defaults { get; } = WorkloadSettings.Read(settings);

    /// <summary>Whether the settings themselves are compared, not a composite.</summary>
    public bool IsOfSettings { get; init; }

    /// <summary>A field of <see cref="Allowed"/> as messages name it.</summary>
    public string Name(string field) => IsOfSettings ? $"allowed.{field}" : $"allowed.{field} of Settings";

    /// <summary>Checks that a text is in a list. Null is always valid, and so is every text if there is no list.</summary>
    /// <param name="path">The field.</param>
    /// <param name="value">Its value.</param>
    /// <param name="list">What is allowed.</param>
    /// <param name="field">The list's name.</param>
    /// <param name="origin">Where the value comes from, if it is not written in the field: <c> by default</c>.</param>
    public void OneOf(Field path, string? value, IReadOnlyList<string>? list, string field, string origin = "")
    {
        if (value is not null && list is not null && !list.Contains(value))
        {
            Refuse(path, list, field, $"is {Text.Quote(value)}{origin}");
        }
    }

    /// <summary>Checks that each key of a map is in a list, or that the platform sets the same value.</summary>
    public void Keys(
        Field path,
        IReadOnlyDictionary<string, string>? map,
        IReadOnlyDictionary<string, string>? platform,
        IReadOnlyList<string>? list,
        string field)
    {
        if (list is null)
        {
            return;
        }

        foreach (var (key, value) in Ordered.ByKey(map) ?? [])
        {
            if (!Labelling.Matches(list, key) && !(platform?.TryGetValue(key, out var given) == true && given == value))
            {
                Refuse(
                    Checks.FieldPathOf(path.ToString(), key),
                    list,
                    field,
                    $"is {Text.Quote(value ?? "")}",
                    wanted: $"not be set, because only {Show(list)} may be");
            }
        }
    }

    /// <summary>Checks that a number is not above a bound.</summary>
    public void AtMost(Field path, long? value, long? bound, string field, string origin = "")
    {
        if (value > bound)
        {
            problems.Add(
                path,
                string.Create(
                    CultureInfo.InvariantCulture, $"must be at most {bound} ({Name(field)}), but is {value}{origin}"));
        }
    }

    /// <param name="path">The field.</param>
    /// <param name="list">What is allowed.</param>
    /// <param name="field">The list's name.</param>
    /// <param name="found">What was found, with its verb.</param>
    /// <param name="wanted">What the field must do if the list is not empty; by default, to be one of its items.</param>
    public void Refuse(Field path, IReadOnlyList<string> list, string field, string found, string? wanted = null) => problems.Add(
        path,
        list.Count == 0
            ? $"must not be set ({Name(field)} is empty), but {found}"
            : $"must {wanted ?? $"be {(list.Count == 1 ? "" : "one of ")}{Show(list)}"} ({Name(field)}), but {found}");

    /// <summary>The first items of a list.</summary>
    public static string Show(IReadOnlyList<string> list) => list.Count <= MaxNamed
        ? string.Join(", ", list)
        : string.Create(
            CultureInfo.InvariantCulture, $"{string.Join(", ", list.Take(MaxNamed))} and {list.Count - MaxNamed} more");
}
