using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>
/// A section of the platform's settings that belongs to a kind of composite. Several kinds may have a part in one section; a
/// field is known if one of them knows it.
/// </summary>
/// <param name="name">The field of the settings that has it, an object.</param>
public abstract class SettingsSection(string name)
{
    /// <summary>The field of the settings that has the section.</summary>
    public string Name => name;

    /// <summary>The model of the section.</summary>
    internal abstract JsonTypeInfo Contract { get; }

    /// <summary>The names of the fields.</summary>
    internal IEnumerable<string> Fields => Contract.Properties.Select(property => property.Name);

    /// <summary>Adds a problem for each unknown field, each value of the wrong type and each value that is not valid.</summary>
    /// <param name="others">The fields of the section that belong to other kinds.</param>
    /// <param name="settings">The settings, whose common part is valid if there is no problem yet.</param>
    /// <param name="problems">Receives what must be changed.</param>
    internal abstract void Validate(IReadOnlyCollection<string> others, PlatformSettings settings, ProblemSet problems);
}
