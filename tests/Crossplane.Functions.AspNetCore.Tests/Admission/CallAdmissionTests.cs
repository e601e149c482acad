using Crossplane.Functions.AspNetCore.Admission;
using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Tests.Admission;

public sealed class CallAdmissionTests
{
    [Fact]
    public void Enter_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = Create(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1);
        var first = admission.TryEnter()!;

        admission.TryEnter().Should().BeNull();
        admission.Calls.Should().Be(1);

        first.Dispose();
        admission.TryEnter()!.Dispose();
        admission.Calls.Should().Be(0);
    }

    [Fact]
    public void Take_OverTheLimit_IsRefusedUntilACallIsOver()
    {
        var admission = Create(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        var first = admission.TryEnter()!;
        using var second = admission.TryEnter()!;
        first.Take(60);

        Invoking(() => second.Take(41)).Should().ThrowExactly<RpcException>().Which.StatusCode.Should().Be(
            StatusCode.ResourceExhausted);
        second.Take(40);
        admission.Bytes.Should().Be(100);

        first.Dispose();
        admission.Bytes.Should().Be(40);
    }

    [Fact]
    public void Take_OfTwoLargestMessages_IsAllowedWhateverTheLimit()
    {
        var admission = Create(maxCalls: 1, maxBytes: 1, maxMessageBytes: 1000);
        using var permit = admission.TryEnter()!;

        permit.Take(CallAdmission.BytesPerByte * (1000 + CallAdmission.FrameHeaderBytes));
        permit.Take(CallAdmission.BytesPerByte * 1000);

        admission.Bytes.Should().Be(CallAdmission.BytesPerByte * (2000 + CallAdmission.FrameHeaderBytes));
    }

    [Fact]
    public void Take_OfLargeRequests_LeavesAnEighthForSmallOnes()
    {
        const int unit = 1024 * 1024;
        var admission = Create(maxCalls: 3, maxBytes: 8 * unit, maxMessageBytes: 1);
        using var large = admission.TryEnter()!;
        using var larger = admission.TryEnter()!;
        using var small = admission.TryEnter()!;
        large.Take(7 * unit);

        Invoking(() => larger.Take(unit / 4 * 3)).Should().ThrowExactly<RpcException>();
        small.Take(1000);

        admission.Bytes.Should().Be((7 * unit) + 1000);
    }

    [Fact]
    public void Take_OfTheLargestRequests_LeavesAnEighthForSmallOnesWhateverTheLimit()
    {
        const int largest = 1024 * 1024;
        var admission = Create(maxCalls: 2, maxBytes: 1, maxMessageBytes: largest);
        using var large = admission.TryEnter()!;
        using var small = admission.TryEnter()!;
        large.Take(2 * CallAdmission.BytesPerByte * largest);

        small.Take(CallAdmission.BytesPerByte * 128 * 1024);

        admission.MaxBytes.Should().BeGreaterThan(admission.Bytes);
    }

    [Fact]
    public void Defaults_TakeNoMoreThanTheHeapOfThePackagesMemoryLimit()
    {
        var defaults = new CompositionFunctionOptions();
        const long heap = 512L * 1024 * 1024 / 4 * 3;
        const long ofTheServer = 32L * 1024 * 1024;

        var requests = new CallAdmission(defaults.CreateLimits()).MaxBytes;
        var rendering = RenderQueue.BytesPerByte * Math.Max(defaults.MaxRenderBytes, defaults.MaxReceiveMessageBytes);

        (requests + rendering + ofTheServer).Should().BeLessThanOrEqualTo(
            heap, ".NET takes three quarters of a container's memory for objects");
    }

    [Fact]
    public void Answer_EndsTheCallAndHoldsTheAnswer()
    {
        var admission = Create(maxCalls: 1, maxBytes: 100, maxMessageBytes: 1);
        var permit = admission.TryEnter()!;
        permit.Take(60);

        permit.Answer(1000);
        permit.Answer(1000);

        (admission.Calls, admission.Bytes).Should().Be((0, 2000));
        Invoking(() => admission.TryEnter()!.Take(1)).Should().ThrowExactly<RpcException>("answers take memory too");
        permit.Dispose();
        admission.Bytes.Should().Be(0);
        admission.Calls.Should().Be(1);
    }

    [Fact]
    public void Dispose_Twice_CountsOnce()
    {
        var admission = Create(maxCalls: 2, maxBytes: 100, maxMessageBytes: 1);
        using var other = admission.TryEnter()!;
        var permit = admission.TryEnter()!;
        permit.Take(10);

        permit.Dispose();
        permit.Dispose();

        admission.Calls.Should().Be(1);
        admission.Bytes.Should().Be(0);
    }

    private static CallAdmission Create(int maxCalls, long maxBytes, int maxMessageBytes) =>
        new(new CallLimits { MaxCalls = maxCalls, MaxRequestBytes = maxBytes, MaxMessageBytes = maxMessageBytes });
}
