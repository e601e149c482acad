namespace Crossplane.Functions;

/// <summary>A composition function: one step of a Composition's pipeline.</summary>
/// <remarks>One instance serves all calls, many at a time; keep what belongs to a call in the context.</remarks>
public interface IFunction
{
    /// <summary>Reads what is observed and desired, and says what shall be.</summary>
    /// <param name="context">The call: what Crossplane sent, and what is answered.</param>
    /// <param name="cancellationToken">Set when the caller's deadline has passed or it has gone away.</param>
    /// <remarks>
    /// A mistake of the user is a fatal result (<see cref="FunctionContext.Results"/>). An exception is a mistake of the
    /// function: it becomes one fatal result that does not show its message, except for <see cref="FunctionFatalException"/>.
    /// </remarks>
    ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken);
}
