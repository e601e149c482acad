using Crossplane.Functions.Hosting.Grpc;

namespace Crossplane.Functions.Hosting.Tests.Grpc;

public sealed class CallDeadlineTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1H")]
    [InlineData("99999999H")]
    public void Deadline_FarAway_HasNotPassed(string? timeout)
    {
        using var deadline = new CallDeadline(timeout, Longest, CancellationToken.None);

        Assert.False(deadline.HasPassed);
        Assert.False(deadline.Token.IsCancellationRequested);
    }

    [Fact]
    public void Deadline_WhoseCallerHasGone_CancelsWithoutHavingPassed()
    {
        using var deadline = new CallDeadline("1H", Longest, new CancellationToken(canceled: true));

        Assert.True(deadline.Token.IsCancellationRequested);
        Assert.False(deadline.HasPassed);
    }

    [Fact]
    public void Deadline_OfNoTime_PassesAtOnce()
    {
        using var deadline = new CallDeadline("0n", Longest, CancellationToken.None);

        Assert.True(deadline.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        Assert.Equal(GrpcStatusCode.DeadlineExceeded, Assert.Throws<GrpcException>(deadline.ThrowIfPassed).Status);
    }

    [Fact]
    public void Deadline_OfCallerWithoutOne_PassesAfterTheLongest()
    {
        using var deadline = new CallDeadline(null, TimeSpan.FromMilliseconds(1), CancellationToken.None);

        Assert.True(deadline.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(30)));
        Assert.True(deadline.HasPassed);
    }
}
