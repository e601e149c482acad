using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting.Tests.Services;

/// <summary>Fails before the server listens.</summary>
internal sealed class FailingStart : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException();

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
