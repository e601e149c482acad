using System.Runtime.InteropServices;

namespace Crossplane.Functions.Hosting;

/// <summary>
/// Turns SIGTERM and SIGINT into a token, and keeps the first of them from ending the process at once. The second one does end
/// it.
/// </summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;
    private int _received;

    /// <param name="cancellationToken">Asks for the end, as a signal does.</param>
    public ShutdownSignal(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Waits until the process is asked to end.</summary>
    /// <param name="stopping">Ends the wait too: what the process is there for has stopped by itself.</param>
    public async Task WaitAsync(CancellationToken stopping = default)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var signal = Token.Register(() => asked.TrySetResult());
        using var stop = stopping.Register(() => asked.TrySetResult());
        await asked.Task.ConfigureAwait(false);
    }

    public void Dispose()
    {
        _terminate.Dispose();
        _interrupt.Dispose();
        _source.Dispose();
    }

    private void Receive(PosixSignalContext context)
    {
        context.Cancel = Interlocked.Exchange(ref _received, 1) == 0;
        if (!context.Cancel)
        {
            return;
        }

        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The server ended while the signal was on its way.
        }
    }
}
