using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Rendering.Engine;

/// <summary>What the functions of a pipeline want together.</summary>
internal sealed record PipelineResult(
    State Desired, ByteString? Context, IReadOnlyList<Condition> Conditions, IReadOnlyList<RenderEvent> Events);
