using System.Text.Json.Serialization.Metadata;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Settings;

/// <summary>A section of the platform's settings that belongs to a kind of composite.</summary>
/// <param name="name">The field of the settings that has it, an object.</param>
public abstract class SettingsSection(string name)
{
    /// <summary>The field of the settings that has the section.</summary>
    public string Name => name;

    /// <summary>The model of the section.</summary>
    internal abstract JsonTypeInfo Contract { get; }

    /// <summary>Adds a problem for each unknown field, each value of the wrong type and each value that is not valid.</summary>
    /// <param name="section">The section; null if the settings do not have it.</param>
    /// <param name="settings">The settings around it, which are valid if there is no problem yet.</param>
    /// <param name="problems">Receives what must be changed.</param>
    internal abstract void Validate(StructDocument? section, PlatformSettings settings, ProblemSet problems);
}
