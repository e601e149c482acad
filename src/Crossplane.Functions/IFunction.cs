namespace Crossplane.Functions;

/// <summary>A composition function: one step of a Composition's pipeline.</summary>
/// <remarks>One instance serves all calls concurrently: keep the state of a call in its context.</remarks>
/// <example>
/// <code>
/// public sealed class ConfigFunction : IFunction
/// {
///     public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
///     {
///         var region = context.Observed.Composite.Document?.GetString("spec.region") ?? "eu-central-1";
///         var config = new ConfigMap
///         {
///             Metadata = new ObjectMeta { Name = "my-config" },
///             Data = new Dictionary&lt;string, string&gt; { ["region"] = region },
///         };
///         context.Desired.GetOrAdd("config").Set(config, MyJsonContext.Default.ConfigMap).Ready = Ready.True;
///         return ValueTask.CompletedTask;
///     }
/// }
/// </code>
/// </example>
public interface IFunction
{
    /// <summary>Runs the function: reads the observed state and changes the desired state.</summary>
    /// <param name="context">The request that Crossplane sent and the response to it.</param>
    /// <param name="cancellationToken">Cancelled when the deadline of the call passes or the caller disconnects.</param>
    /// <remarks>
    /// Report a mistake of the user as a fatal result (<see cref="FunctionContext.Results"/>) or with a
    /// <see cref="FunctionFatalException"/>. Any other exception is a bug of the function: the user gets a fatal result that
    /// does not show its message.
    /// </remarks>
    ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken);
}
