using System.Diagnostics;

namespace Faults;

/// <summary>Makes good calls while something happens, on one connection that stays and on new ones.</summary>
internal sealed class Watch : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    private readonly Target _target;
    private readonly RawGrpcClient _client;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<string> _failures = [];
    private readonly Task _watching;

    public Watch(Target target)
    {
        _target = target;
        _client = target.Connect();
        _watching = WatchAsync();
    }

    /// <summary>How long the slowest call took.</summary>
    public TimeSpan Slowest { get; private set; }

    public int Calls { get; private set; }

    /// <summary>What became of the calls that were not answered with success.</summary>
    public IReadOnlyList<string> Failures => _failures;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _client.Dispose();
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            await CallAsync(_client);
            using var other = _target.Connect();
            await CallAsync(other);
            await Task.Delay(Pause, CancellationToken.None);
        }
    }

    private async Task CallAsync(RawGrpcClient client)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            var answer = await client.CallAsync(Requests.Good);
            if (answer.Status != "0")
            {
                _failures.Add($"{answer.Status}: {answer.Message}");
            }
        }
        catch (Exception exception) when (exception is HttpRequestException or OperationCanceledException or IOException)
        {
            _failures.Add(exception.Message);
        }

        var taken = Stopwatch.GetElapsedTime(start);
        Slowest = taken > Slowest ? taken : Slowest;
        Calls++;
    }
}
