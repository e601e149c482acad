using System.Runtime.InteropServices;

namespace Crossplane.Functions.Hosting;

/// <summary>Turns the signals that ask a process to end into a token, and keeps them from ending it at once.</summary>
internal sealed class ShutdownSignal : IDisposable
{
    private readonly CancellationTokenSource _source;
    private readonly PosixSignalRegistration _terminate;
    private readonly PosixSignalRegistration _interrupt;

    /// <param name="cancellationToken">Asks for the end as a signal does.</param>
    public ShutdownSignal(CancellationToken cancellationToken)
    {
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);
    }

    public CancellationToken Token => _source.Token;

    /// <summary>Waits until the process is asked to end.</summary>
    public async Task WaitAsync()
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using CancellationTokenRegistration registration = Token.Register(asked.SetResult);
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
        context.Cancel = true;
        _source.Cancel();
    }
}
