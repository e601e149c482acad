using Crossplane.Functions.Hosting.Grpc;
using Crossplane.Functions.Hosting.Limits;

namespace Crossplane.Functions.Hosting.Tests.Limits;

public sealed class CallAdmissionTests
{
    [Fact]
    public void Enter_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = new CallAdmission(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1);
        CallPermit first = admission.Enter();

        Assert.Equal(GrpcStatusCode.ResourceExhausted, Assert.Throws<GrpcException>(admission.Enter).Status);
        Assert.Equal(1, admission.Calls);

        first.Dispose();
        admission.Enter().Dispose();
        Assert.Equal(0, admission.Calls);
    }

    [Fact]
    public void Take_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = new CallAdmission(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        CallPermit first = admission.Enter();
        using CallPermit second = admission.Enter();
        first.Take(60);

        Assert.Equal(GrpcStatusCode.ResourceExhausted, Assert.Throws<GrpcException>(() => second.Take(41)).Status);
        second.Take(40);
        Assert.Equal(100, admission.Bytes);

        first.Dispose();
        Assert.Equal(40, admission.Bytes);
    }

    [Fact]
    public void Take_OfTwoLargestMessages_IsAllowedWhateverTheLimit()
    {
        var admission = new CallAdmission(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1000);
        using CallPermit permit = admission.Enter();

        permit.Take(1000 + FrameHeader.Size);
        permit.Take(1000);

        Assert.Equal(2000 + FrameHeader.Size, admission.Bytes);
    }

    [Fact]
    public void Dispose_Twice_CountsOnce()
    {
        var admission = new CallAdmission(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        using CallPermit other = admission.Enter();
        CallPermit permit = admission.Enter();
        permit.Take(10);

        permit.Dispose();
        permit.Dispose();

        Assert.Equal(1, admission.Calls);
        Assert.Equal(0, admission.Bytes);
    }
}
