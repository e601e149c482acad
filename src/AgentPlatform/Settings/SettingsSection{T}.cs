using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>A section with a model.</summary>
/// <typeparam name="T">The model: nullable properties without policy.</typeparam>
/// <param name="name">The field of the settings that has it, an object.</param>
/// <param name="contract">The model's JSON contract.</param>
/// <param name="validate">
/// Adds a problem for each value that is not valid. The section is empty if the settings do not have it.
/// </param>
internal sealed class SettingsSection<T>(
    string name, JsonTypeInfo<T> contract, Action<T, PlatformSettings, ProblemSet> validate) : SettingsSection(name)
    where T : class, new()
{
    internal override JsonTypeInfo Contract => contract;

    internal override void Validate(StructDocument? section, PlatformSettings settings, ProblemSet problems)
    {
        var read = section is null
            ? new T()
            : TypedReader.Read(section, contract, problems, new TypedReaderOptions { RefuseUnknown = true, Path = Name });
        validate(read, settings, problems);
    }
}
