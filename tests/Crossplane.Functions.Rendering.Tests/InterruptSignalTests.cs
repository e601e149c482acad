using System.Runtime.InteropServices;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>The signal itself is not sent: a shell starts what runs in the background with SIGINT ignored.</summary>
public class InterruptSignalTests
{
    [Fact]
    public void Receive_FirstSignal_CancelsAndKeepsTheProcess()
    {
        using var interrupt = new InterruptSignal(CancellationToken.None);
        var context = new PosixSignalContext(PosixSignal.SIGINT);

        interrupt.Receive(context);

        context.Cancel.Should().BeTrue("the first signal must not end the process");
        interrupt.Token.IsCancellationRequested.Should().BeTrue("the work has to stop");
    }

    [Fact]
    public void Receive_SecondSignal_EndsTheProcess()
    {
        using var interrupt = new InterruptSignal(CancellationToken.None);
        interrupt.Receive(new PosixSignalContext(PosixSignal.SIGINT));
        var context = new PosixSignalContext(PosixSignal.SIGINT);

        interrupt.Receive(context);

        context.Cancel.Should().BeFalse("the second signal ends the process");
    }

    [Fact]
    public void Token_CallerCancels_IsCancelledToo()
    {
        using var caller = new CancellationTokenSource();
        using var interrupt = new InterruptSignal(caller.Token);

        caller.Cancel();

        interrupt.Token.IsCancellationRequested.Should().BeTrue("the work has to stop");
    }
}
