using System.ComponentModel;
using Crossplane.Functions.AspNetCore.Admission;

namespace Crossplane.Functions.AspNetCore.Hosts;

/// <summary>The load of a server: the calls of the function, and the limits that they share.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class CallLoad
{
    private readonly CallAdmission _calls;
    private readonly RenderQueue _renders;

    internal CallLoad(CallAdmission calls, RenderQueue renders) => (_calls, _renders) = (calls, renders);

    /// <summary>The calls in progress, including those whose caller has been answered while the function still runs.</summary>
    public int Calls => _calls.Calls;

    /// <summary>The calls since the start, including those that were refused.</summary>
    public long TotalCalls => _calls.TotalCalls;

    /// <summary>The number of calls that may be in progress.</summary>
    public int MaxCalls => _calls.MaxCalls;

    /// <summary>The calls that run the function.</summary>
    public int Renders => _renders.Running;

    /// <summary>The calls that wait until others have run the function.</summary>
    public int WaitingRenders => _renders.Waiting;

    /// <summary>The number of calls that may run the function at a time.</summary>
    public int MaxRenders => _renders.MaxRenders;

    /// <summary>The memory that calls take: for their requests, and for answers that are still being sent.</summary>
    public long RequestMemoryBytes => _calls.Bytes;

    /// <summary>The memory that calls may take beside what the function needs.</summary>
    public long MaxRequestMemoryBytes => _calls.MaxBytes;
}
