using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Telemetry;

namespace Crossplane.Functions.Hosting;

/// <summary>What answers Crossplane on a server.</summary>
/// <param name="Create">Makes the method, from where its calls are counted and logged.</param>
/// <param name="Kinds">The kinds of composites that the metrics tell apart.</param>
/// <param name="PrepareAsync">Makes the server ready once it listens.</param>
internal sealed record ServedMethod(
    Func<ServerTelemetry, UnaryMethod> Create,
    IReadOnlyCollection<string> Kinds,
    Func<HealthState, ServerTelemetry, CancellationToken, Task> PrepareAsync)
{
    public static ServedMethod Of(ServedFunction function)
    {
        var runner = new FunctionRunner(function.Function);
        return new ServedMethod(
            telemetry => new ObservedFunction(runner, telemetry).AnswerAsync,
            function.Kinds,
            (health, telemetry, cancellationToken) =>
            {
                if (function.SelfRender is { } composite)
                {
                    // On another thread: the server has started, however long the function takes.
                    return Task.Run(() => new SelfRender(runner, composite, health, telemetry.Logger).RunAsync(cancellationToken), cancellationToken);
                }

                return BeginServing(health, telemetry);
            });
    }

    /// <summary>Takes a method that is no function: a server of it is ready at once.</summary>
    public static ServedMethod Of(UnaryMethod method) =>
        new(_ => method, [], (health, telemetry, _) => BeginServing(health, telemetry));

    private static Task BeginServing(HealthState health, ServerTelemetry telemetry)
    {
        if (health.BeginServing())
        {
            Log.Ready(telemetry.Logger);
        }

        return Task.CompletedTask;
    }
}
