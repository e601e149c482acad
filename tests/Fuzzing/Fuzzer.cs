using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Fuzzing;

/// <summary>Makes inputs and runs them, on as many threads as there are processors.</summary>
internal sealed class Fuzzer
{
    private const int MostFindings = 20;

    // Odd, so that no two cases in a row share their random numbers.
    private const long Spread = 2654435761;
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Shortening = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Hang = TimeSpan.FromSeconds(20);

    private readonly ConcurrentDictionary<string, Finding> _findings = new();
    private readonly (IFuzzTarget Target, byte[][] Inputs)[] _targets;
    private readonly int _seed;
    private readonly long[] _began = new long[Environment.ProcessorCount];
    private readonly long[] _running = new long[Environment.ProcessorCount];
    private long _cases;

    /// <param name="targets">Each gets a share of the cases; the first ones are the more likely.</param>
    /// <param name="seed">Of everything that is random.</param>
    public Fuzzer(IEnumerable<IFuzzTarget> targets, int seed)
    {
        _targets = [.. targets.Select(target => (target, (byte[][])[.. target.Seeds, .. Cases.Corpus(target.Name)]))];
        _seed = seed;
    }

    public long Count => Interlocked.Read(ref _cases);

    /// <summary>One for each kind of problem.</summary>
    public ICollection<Finding> Findings => _findings.Values;

    /// <summary>Runs the inputs to begin with as they are.</summary>
    public void RunSeeds()
    {
        foreach ((var target, var inputs) in _targets)
        {
            Array.ForEach(inputs, input => Run(target, input, 0));
        }
    }

    /// <summary>Runs mutations until the time is over.</summary>
    public void RunMutations(TimeSpan budget)
    {
        var start = Stopwatch.GetTimestamp();
        Thread[] threads =
        [
            .. Enumerable.Range(0, _began.Length).Select(index => new Thread(() =>
            {
                while (Stopwatch.GetElapsedTime(start) < budget && _findings.Count < MostFindings)
                {
                    RunMutation(index, Interlocked.Increment(ref _cases));
                }
            })),
        ];
        Array.ForEach(threads, thread => thread.Start());
        while (Array.Exists(threads, thread => thread.IsAlive))
        {
            Thread.Sleep(500);
            StopIfHanging();
        }
    }

    /// <summary>Makes the input of a case.</summary>
    public (IFuzzTarget Target, byte[] Input) Make(long number)
    {
        var random = new Random(unchecked(_seed ^ (int)(number * Spread)));

        // Three of eight each for requests and composites, which come from the cluster; two for YAML.
        (var target, var inputs) = _targets[random.Next(8) / 3];
        return (target, target.Mutate(inputs[random.Next(inputs.Length)], inputs[random.Next(inputs.Length)], random));
    }

    private void RunMutation(int thread, long number)
    {
        (var target, var input) = Make(number);
        Volatile.Write(ref _running[thread], number);
        Volatile.Write(ref _began[thread], Stopwatch.GetTimestamp());
        Run(target, input, number);
        Volatile.Write(ref _began[thread], 0);
    }

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Every exception is a finding.")]
    private void Run(IFuzzTarget target, byte[] input, long number)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            target.Run(input);
        }
        catch (Exception exception)
        {
            var kind = Kind(exception);
            if (!_findings.ContainsKey(kind))
            {
                var shorter = Shorten(input, candidate => Catch(target, candidate) is { } again && Kind(again) == kind);
                _findings.TryAdd(kind, new Finding(target.Name, number, shorter, exception.ToString()));
            }
        }

        if (Stopwatch.GetElapsedTime(start) > Slow && IsSlow(target, input))
        {
            _findings.TryAdd(
                $"{target.Name} is slow",
                new Finding(target.Name, number, input, $"It takes longer than {Slow.TotalSeconds} second."));
        }
    }

    // Where it was thrown tells problems apart, their messages do not.
    private static string Kind(Exception exception) => $"{exception.GetType()} {exception.StackTrace?.Split('\n')[0].Trim()}";

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Every exception is a finding.")]
    private static Exception? Catch(IFuzzTarget target, byte[] input)
    {
        try
        {
            target.Run(input);
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }

    /// <summary>Leaves out what the problem does not need, in ever smaller chunks, for a few seconds at most.</summary>
    private static byte[] Shorten(byte[] input, Func<byte[], bool> isProblem)
    {
        var start = Stopwatch.GetTimestamp();
        for (var chunk = input.Length / 2; chunk > 0; chunk /= 2)
        {
            for (var position = 0; position + chunk <= input.Length && Stopwatch.GetElapsedTime(start) < Shortening;)
            {
                byte[] candidate = [.. input.AsSpan(0, position), .. input.AsSpan(position + chunk)];
                if (isProblem(candidate))
                {
                    input = candidate;
                }
                else
                {
                    position += chunk;
                }
            }
        }

        return input;
    }

    // A machine that is busy is no finding: the input is slow if it always is.
    private static bool IsSlow(IFuzzTarget target, byte[] input) => Enumerable.Range(0, 3).All(_ =>
    {
        var start = Stopwatch.GetTimestamp();
        target.Run(input);
        return Stopwatch.GetElapsedTime(start) > Slow;
    });

    private void StopIfHanging()
    {
        for (var thread = 0; thread < _began.Length; thread++)
        {
            var began = Volatile.Read(ref _began[thread]);
            if (began != 0 && Stopwatch.GetElapsedTime(began) > Hang)
            {
                Console.WriteLine($"case {Volatile.Read(ref _running[thread])} of seed {_seed} hangs");
                Environment.Exit(1);
            }
        }
    }
}
