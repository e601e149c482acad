using Crossplane.Functions.AspNetCore.Telemetry;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Reporting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore.Health;

/// <summary>
/// Makes the server ready once it has started and the function has rendered the composites that it must be able to render.
/// </summary>
internal sealed class SelfRender : IHostedLifecycleService, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    // Nothing depends on a function that overlooks its token.
    private static readonly TimeSpan AbandonAfter = TimeSpan.FromMilliseconds(500);

    private readonly FunctionRunner _runner;
    private readonly StructDocument[] _composites;
    private readonly HealthState _health;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stopping = new();
    private Task _rendering = Task.CompletedTask;

    public SelfRender(
        FunctionRunner runner, IOptions<CompositionFunctionOptions> options, HealthState health, ILogger<SelfRender> logger)
    {
        _runner = runner;
        _composites = [.. options.Value.SelfRenders];
        _health = health;
        _logger = logger;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        if (_composites.Length == 0)
        {
            BeginServing();
        }
        else
        {
            // On another thread: the server has started, however long the function takes.
            _rendering = Task.Run(() => RenderAsync(_stopping.Token), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        _health.BeginStopping();
        await _stopping.CancelAsync().ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken) =>
        await _rendering.WaitAsync(AbandonAfter, CancellationToken.None).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public void Dispose() => _stopping.Dispose();

    private async Task RenderAsync(CancellationToken cancellationToken)
    {
        var isServing = true;
        foreach (var composite in _composites)
        {
            isServing &= await RenderAsync(composite, cancellationToken).ConfigureAwait(false);
        }

        if (isServing)
        {
            BeginServing();
        }
    }

    /// <summary>Renders once: a function that fails with the same composite fails again.</summary>
    /// <returns>Whether the function has rendered the composite.</returns>
    private async Task<bool> RenderAsync(StructDocument composite, CancellationToken cancellationToken)
    {
        var rendering = _runner.RenderAsync(composite, cancellationToken).AsTask();
        try
        {
            await rendering.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            Log.SelfRenderSlow(_logger, Patience.TotalSeconds);
        }

        var outcome = await rendering.ConfigureAwait(false);
        if (outcome.Fatal is not null)
        {
            Log.SelfRenderFailed(_logger, CallIdentity.From(outcome.Context).ToString(), Describe(outcome));
        }

        return outcome.Fatal is null;
    }

    private void BeginServing()
    {
        if (_health.BeginServing())
        {
            Log.Ready(_logger);
        }
    }

    private static string Describe(in CallOutcome outcome) => outcome.Exception is { } exception
        ? ExceptionText.Describe(exception)
        : outcome.Context.Results.FirstOrDefault(result => result.Severity == Severity.Fatal)?.Message
            ?? KindLabels.Reason(outcome.Fatal!.Value);
}
