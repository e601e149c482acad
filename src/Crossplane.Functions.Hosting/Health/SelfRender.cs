using Crossplane.Functions.Conversion;
using Crossplane.Functions.Hosting.Telemetry;
using Crossplane.Functions.Reporting;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Health;

/// <summary>Makes the server ready once the function has rendered a composite that it must be able to render.</summary>
internal sealed class SelfRender
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly FunctionRunner _runner;
    private readonly StructDocument _composite;
    private readonly HealthState _health;
    private readonly ILogger _logger;

    /// <param name="runner">Runs the function.</param>
    /// <param name="composite">What it must be able to render.</param>
    /// <param name="health">Becomes healthy.</param>
    /// <param name="logger">Told why it does not.</param>
    public SelfRender(FunctionRunner runner, StructDocument composite, HealthState health, ILogger logger)
    {
        _runner = runner;
        _composite = composite;
        _health = health;
        _logger = logger;
    }

    /// <summary>Renders once: a function that fails with the same composite fails again.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        Task<CallOutcome> rendering = _runner.TryAsync(_composite, cancellationToken).AsTask();
        try
        {
            await rendering.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Log.SelfRenderSlow(_logger, Patience.TotalSeconds);
        }

        CallOutcome outcome = await rendering.ConfigureAwait(false);
        if (outcome.Fatal is null)
        {
            if (_health.BeginServing())
            {
                Log.Ready(_logger);
            }

            return;
        }

        Log.SelfRenderFailed(_logger, CallIdentity.From(outcome.Context).ToString(), Describe(outcome));
    }

    private static string Describe(in CallOutcome outcome) => outcome.Mistake is { } mistake
        ? ExceptionText.Describe(mistake)
        : outcome.Context.Results.FirstOrDefault(result => result.Severity == Severity.Fatal)?.Message ?? KindLabels.Reason(outcome.Fatal!.Value);
}
