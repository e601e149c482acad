using Microsoft.Extensions.Hosting;

namespace Crossplane.Functions.Hosting;

/// <summary>The lifetime of a server that leaves the signals of the process to its starter.</summary>
internal sealed class EmbeddedLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
