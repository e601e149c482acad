using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting.Tests.Services;

/// <summary>Fails once the server has started.</summary>
internal sealed class FailingService(IHostApplicationLifetime lifetime) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task;
        throw new InvalidOperationException("the-secret");
    }
}
