using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting.Tests.Services;

/// <summary>Asks for a stop while the server starts.</summary>
internal sealed class StoppingStart(IHostApplicationLifetime lifetime) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        lifetime.StopApplication();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
