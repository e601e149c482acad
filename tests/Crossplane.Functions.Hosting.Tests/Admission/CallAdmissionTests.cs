using Crossplane.Functions.AspNetCore.Admission;
using Grpc.Core;

namespace Crossplane.Functions.Hosting.Tests.Admission;

public sealed class CallAdmissionTests
{
    [Fact]
    public void Enter_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = Create(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1);
        CallPermit first = admission.TryEnter()!;

        Assert.Null(admission.TryEnter());
        Assert.Equal(1, admission.Calls);

        first.Dispose();
        admission.TryEnter()!.Dispose();
        Assert.Equal(0, admission.Calls);
    }

    [Fact]
    public void Take_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = Create(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        CallPermit first = admission.TryEnter()!;
        using CallPermit second = admission.TryEnter()!;
        first.Take(60);

        Assert.Equal(StatusCode.ResourceExhausted, Assert.Throws<RpcException>(() => second.Take(41)).StatusCode);
        second.Take(40);
        Assert.Equal(100, admission.Bytes);

        first.Dispose();
        Assert.Equal(40, admission.Bytes);
    }

    [Fact]
    public void Take_OfTwoLargestMessages_IsAllowedWhateverTheLimit()
    {
        var admission = Create(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1000);
        using CallPermit permit = admission.TryEnter()!;

        permit.Take(1000 + CallAdmission.FrameHeaderBytes);
        permit.Take(1000);

        Assert.Equal(2000 + CallAdmission.FrameHeaderBytes, admission.Bytes);
    }

    [Fact]
    public void Dispose_Twice_CountsOnce()
    {
        var admission = Create(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        using CallPermit other = admission.TryEnter()!;
        CallPermit permit = admission.TryEnter()!;
        permit.Take(10);

        permit.Dispose();
        permit.Dispose();

        Assert.Equal(1, admission.Calls);
        Assert.Equal(0, admission.Bytes);
    }

    private static CallAdmission Create(int maxCalls, long maxBytes, int maxMessageBytes) =>
        new(new CallLimits { MaxCalls = maxCalls, MaxRequestBytes = maxBytes, MaxMessageBytes = maxMessageBytes });
}
