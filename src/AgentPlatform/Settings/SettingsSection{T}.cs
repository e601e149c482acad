using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>A section with a model.</summary>
/// <typeparam name="T">The model: nullable properties without policy.</typeparam>
/// <param name="name">The field of the settings that has it, an object.</param>
/// <param name="contract">The model's JSON contract.</param>
/// <param name="validate">
/// Adds a problem for each value that is not valid. It gets an empty section if the settings have none, so no field can be
/// required.
/// </param>
internal sealed class SettingsSection<T>(
    string name, JsonTypeInfo<T> contract, Action<T, PlatformSettings, ProblemSet> validate) : SettingsSection(name)
    where T : class, new()
{
    internal override JsonTypeInfo Contract => contract;

    internal override void Validate(IReadOnlyCollection<string> others, PlatformSettings settings, ProblemSet problems)
    {
        var options = new TypedReaderOptions { RefuseUnknown = true, Path = Name, KnownFields = others };
        validate(settings.ReadSection(Name, contract, problems, options), settings, problems);
    }
}
