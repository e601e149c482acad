using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

public sealed class CallDeadlineTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1H")]
    [InlineData("99999999H")]
    public void Deadline_FarAway_HasNotPassed(string? timeout)
    {
        using var deadline = new CallDeadline(timeout, CancellationToken.None);

        Assert.False(deadline.HasPassed);
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void Deadline_WhoseCallerHasGone_CancelsWithoutHavingPassed()
    {
        using var deadline = new CallDeadline("1H", new CancellationToken(canceled: true));

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.False(deadline.HasPassed);
    }

    [Fact]
    public void Deadline_OfNoTime_PassesAtOnce()
    {
        using var deadline = new CallDeadline("0n", CancellationToken.None);

        Assert.True(deadline.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, Assert.Throws<GrpcException>(deadline.ThrowIfPassed).Status);
    }
}
