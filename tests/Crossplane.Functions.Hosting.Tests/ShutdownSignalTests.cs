using System.Diagnostics;
using System.Globalization;

namespace Crossplane.Functions.Hosting.Tests;

public sealed class ShutdownSignalTests
{
    // SIGINT takes the same way, but a shell starts what runs in the background with SIGINT ignored.
    [Fact]
    public async Task Signal_OfTheProcess_CancelsTheTokenAndLeavesTheProcessAlive()
    {
        using var shutdown = new ShutdownSignal(CancellationToken.None);
        var asked = shutdown.WaitAsync();
        asked.IsCompleted.Should().BeFalse("no signal has come");

        using var kill = Process.Start("kill", ["-TERM", Environment.ProcessId.ToString(CultureInfo.InvariantCulture)]);

        await asked.WaitAsync(TimeSpan.FromSeconds(30));
        shutdown.Token.IsCancellationRequested.Should().BeTrue("the process was asked to stop");
    }

    [Fact]
    public async Task Wait_AfterTheToken_Returns()
    {
        using var shutdown = new ShutdownSignal(new CancellationToken(canceled: true));

        await shutdown.WaitAsync().WaitAsync(TimeSpan.FromSeconds(30));

        shutdown.Token.IsCancellationRequested.Should().BeTrue("the process was asked to stop");
    }
}
