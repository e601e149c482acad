using System.IO.Pipelines;
using Crossplane.Functions.AspNetCore.Admission;
using Grpc.Core;

namespace Crossplane.Functions.AspNetCore.Tests.Calls;

public sealed class BoundedBodyTests
{
    private static readonly CallLimits Limits = new()
    {
        MaxCalls = 1,
        MaxMessageBytes = 1000,
        MaxRequestBytes = 1000,
        MaxArrival = TimeSpan.FromSeconds(30),
    };

    private readonly ManualTime _time = new();

    [Fact]
    public void Read_OfARequestThatItsCallerHasReset_SurvivesTheEndOfTheWait()
    {
        using var permit = new CallAdmission(Limits).TryEnter()!;
        var reader = new ResetReader();
        using var body = new BoundedBody(reader, permit, Limits, _time, CancellationToken.None);
        _ = body.ReadAsync().AsTask();

        // The wait ends on a thread of the pool, where an exception ends the process.
        Invoking(_time.Tick).Should().NotThrow();

        reader.IsCancelled.Should().BeTrue();
    }

    [Fact]
    public async Task Read_OfARequestThatHasArrived_IsNotCancelledLater()
    {
        using var permit = new CallAdmission(Limits).TryEnter()!;
        var pipe = new Pipe();
        var reader = new ResetReader(pipe.Reader);
        using var body = new BoundedBody(reader, permit, Limits, _time, CancellationToken.None);
        var read = body.ReadAsync().AsTask();
        _time.IsTimerSet.Should().BeTrue("bytes are missing");
        await pipe.Writer.WriteAsync(new byte[10]);
        await pipe.Writer.CompleteAsync();
        var result = await read;
        body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        while (!result.IsCompleted)
        {
            result = await body.ReadAsync();
            body.AdvanceTo(result.Buffer.Start, result.Buffer.End);
        }

        _time.IsTimerSet.Should().BeFalse("nobody waits for bytes");
    }

    [Fact]
    public async Task Read_OfARequestThatDoesNotArrive_ExceedsTheDeadline()
    {
        using var permit = new CallAdmission(Limits).TryEnter()!;
        using var body = new BoundedBody(new Pipe().Reader, permit, Limits, _time, CancellationToken.None);
        var read = body.ReadAsync().AsTask();

        _time.Tick();

        (await Awaiting(() => read).Should().ThrowExactlyAsync<RpcException>())
            .Which.StatusCode.Should().Be(StatusCode.DeadlineExceeded);
    }

    /// <summary>A reader of the web server after a reset: it throws whatever is asked of it.</summary>
    private sealed class ResetReader(PipeReader? inner = null) : PipeReader
    {
        public bool IsCancelled { get; private set; }

        public override void AdvanceTo(SequencePosition consumed) => inner?.AdvanceTo(consumed);

        public override void AdvanceTo(SequencePosition consumed, SequencePosition examined) =>
            inner?.AdvanceTo(consumed, examined);

        public override void CancelPendingRead()
        {
            IsCancelled = true;
            throw new IOException("The client reset the request stream.");
        }

        public override void Complete(Exception? exception = null) => inner?.Complete(exception);

        public override async ValueTask<ReadResult> ReadAsync(CancellationToken cancellationToken = default) => inner is null
            ? await new TaskCompletionSource<ReadResult>().Task
            : await inner.ReadAsync(cancellationToken);

        public override bool TryRead(out ReadResult result)
        {
            result = default;
            return false;
        }
    }
}
