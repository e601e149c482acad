using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting;

/// <summary>Leaves the signals of the process to whoever starts the server.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
