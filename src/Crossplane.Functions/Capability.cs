namespace Crossplane.Functions;

/// <summary>Something that the calling Crossplane can do.</summary>
public enum Capability
{
    /// <summary>It answers requirements for resources.</summary>
    RequiredResources = 2,

    /// <summary>It passes credentials.</summary>
    Credentials = 3,

    /// <summary>It sets conditions.</summary>
    Conditions = 4,

    /// <summary>It answers requirements for schemas.</summary>
    RequiredSchemas = 5,
}
