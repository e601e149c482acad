using System.IO.Compression;

namespace Faults;

/// <summary>Requests that are too large, or none.</summary>
internal static class MessageFaults
{
    private const int Limit = 4 * 1024 * 1024;
    private const int Bomb = 256 * 1024 * 1024;
    private const int AtATime = 16;
    private const int Attempts = 100;
    private const string ResourceExhausted = "8";
    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// Sends more of the largest requests at a time than memory is admitted for. Those that are refused are sent again, as
    /// Crossplane does, and each is answered in the end.
    /// </summary>
    public static async Task AtTheLimitAsync(Target target, int count)
    {
        var frame = Requests.OfLength(Limit);
        using var client = target.Connect();
        for (var done = 0; done < count; done += AtATime)
        {
            await Task.WhenAll(Enumerable.Range(0, Math.Min(AtATime, count - done)).Select(_ => CallUntilAdmittedAsync(client, frame)));
        }
    }

    public static Task OverTheLimitAsync(Target target, int count) =>
        CallAsync(target, count, Requests.OfLength(Limit + 1), ResourceExhausted);

    public static Task BombAsync(Target target, int count)
    {
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Optimal))
        {
            var zeros = new byte[1024 * 1024];
            for (var written = 0; written < Bomb; written += zeros.Length)
            {
                gzip.Write(zeros);
            }
        }

        return CallAsync(
            target, count, RawGrpcClient.Frame(compressed.ToArray(), flag: 1), ResourceExhausted, ("grpc-encoding", "gzip"));
    }

    public static async Task OfOtherContentAsync(Target target, int count)
    {
        using var client = target.Connect();
        for (var index = 0; index < count; index++)
        {
            var answer = await client.CallAsync(RawGrpcClient.V1, Requests.Good, "application/json");
            if ((int)answer.HttpStatus != 415)
            {
                throw new FaultException($"a request of JSON is answered with {answer.HttpStatus}");
            }
        }
    }

    private static async Task CallUntilAdmittedAsync(RawGrpcClient client, byte[] frame)
    {
        for (var attempt = 1; ; attempt++)
        {
            var answer = await client.CallAsync(frame);
            if (answer.Status == "0")
            {
                return;
            }

            if (answer.Status != ResourceExhausted || attempt == Attempts)
            {
                throw new FaultException($"expected status 0, found {answer.Status} after {attempt} attempts: {answer.Message}");
            }

            await Task.Delay(BetweenAttempts);
        }
    }

    private static async Task CallAsync(Target target, int count, byte[] frame, string status, params (string, string)[] headers)
    {
        using var client = target.Connect();
        for (var done = 0; done < count; done += AtATime)
        {
            var batch = Math.Min(AtATime, count - done);
            var answers = await Task.WhenAll(
                Enumerable.Range(0, batch).Select(_ => client.CallAsync(frame, headers)));
            if (Array.Find(answers, answer => answer.Status != status) is { } other)
            {
                throw new FaultException($"expected status {status}, found {other.Status}: {other.Message}");
            }
        }
    }
}
