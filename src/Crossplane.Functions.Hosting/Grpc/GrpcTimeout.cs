using System.Globalization;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The value of <see cref="GrpcHeaders.Timeout"/>: one to eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    private const int MaxDigits = 8;

    /// <exception cref="GrpcException">The text is not a timeout.</exception>
    public static TimeSpan Parse(string text) =>
        text.Length is > 1 and <= MaxDigits + 1
        && long.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out long value)
        && Ticks(value, text[^1]) is { } ticks
            ? TimeSpan.FromTicks(ticks)
            : throw new GrpcException(
                GrpcStatusCode.Internal,
                $"cannot read grpc-timeout: allowed are one to eight digits and one of H M S m u n, found \"{text}\"");

    private static long? Ticks(long value, char unit) => unit switch
    {
        'H' => value * TimeSpan.TicksPerHour,
        'M' => value * TimeSpan.TicksPerMinute,
        'S' => value * TimeSpan.TicksPerSecond,
        'm' => value * TimeSpan.TicksPerMillisecond,
        'u' => value * TimeSpan.TicksPerMicrosecond,
        // Finer than a tick: a started tick counts as a whole one.
        'n' => (value + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick,
        _ => null,
    };
}
