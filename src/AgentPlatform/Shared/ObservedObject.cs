using Crossplane.Functions.Conversion;
using Crossplane.Functions.Resources;

namespace AgentPlatform.Shared;

/// <summary>A composed object that exists.</summary>
/// <param name="Document">The object itself; null while its Object has not reported it.</param>
/// <param name="Delivered">
/// What the Object that delivers it says of its readiness; <see cref="Ready.Unspecified"/> where Crossplane delivers it.
/// </param>
/// <param name="IsStale">Whether its Object is not synced: the document may then be of an older manifest.</param>
public sealed record ObservedObject(StructDocument? Document, Ready Delivered = Ready.Unspecified, bool IsStale = false);
