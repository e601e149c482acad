using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>The combined result of all functions of a pipeline.</summary>
internal sealed record PipelineResult(
    State Desired, ByteString? Context, IReadOnlyList<Condition> Conditions, IReadOnlyList<RenderEvent> Events);
