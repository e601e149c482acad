using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>The header grpc-timeout: one to eight digits and a unit, see the specification of gRPC over HTTP/2.</summary>
internal static class CallTimeout
{
    private const string Header = "grpc-timeout";
    private const int MaxDigits = 8;
    private const int MaxSeconds = 99_999_999;

    /// <summary>What the header says.</summary>
    public enum Outcome
    {
        /// <summary>The call has a deadline, or needs none.</summary>
        Bounded,

        /// <summary>The header cannot be read.</summary>
        Unreadable,

        /// <summary>Less time than gRPC for .NET can measure: it would end the call without a status.</summary>
        Passed,
    }

    /// <summary>Gives a call a deadline if its caller sets none.</summary>
    /// <param name="headers">The headers of the request, which are changed.</param>
    /// <param name="maxDuration">The deadline; null to set none.</param>
    public static Outcome Bound(IHeaderDictionary headers, TimeSpan? maxDuration)
    {
        string? text = headers[Header];
        if (string.IsNullOrEmpty(text))
        {
            if (maxDuration is { } limit)
            {
                var seconds = (int)Math.Clamp(limit.TotalSeconds, 1, MaxSeconds);
                headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{seconds}S");
            }

            return Outcome.Bounded;
        }

        if (text.Length is < 2 or > MaxDigits + 1
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || !"HMSmun".Contains(text[^1]))
        {
            return Outcome.Unreadable;
        }

        return IsTooShort(value, text[^1]) ? Outcome.Passed : Outcome.Bounded;
    }

    /// <summary>Returns true for less than a millisecond.</summary>
    private static bool IsTooShort(int value, char unit) => unit switch
    {
        'n' => value < 1_000_000,
        'u' => value < 1000,
        _ => value == 0,
    };
}
