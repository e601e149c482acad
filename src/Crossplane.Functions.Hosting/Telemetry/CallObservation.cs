using System.Diagnostics;

namespace Crossplane.Functions.Hosting.Telemetry;

/// <summary>A call that has begun.</summary>
/// <param name="Start">A timestamp of <see cref="Stopwatch"/>.</param>
/// <param name="Span">Null if nobody traces the call.</param>
internal readonly record struct CallObservation(long Start, Activity? Span);
