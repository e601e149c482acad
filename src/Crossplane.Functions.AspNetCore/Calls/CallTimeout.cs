using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.AspNetCore.Calls;

/// <summary>The header grpc-timeout: one to eight digits and a unit, see the specification of gRPC over HTTP/2.</summary>
internal static class CallTimeout
{
    private const string Header = "grpc-timeout";
    private const int MaxDigits = 8;
    private const int MaxSeconds = 99_999_999;

    // gRPC for .NET takes no time, and less than its smallest unit of time, for no deadline.
    private const string Shortest = "1u";

    /// <summary>Gives a call a deadline if its caller sets none.</summary>
    /// <param name="headers">The headers of the request, which are changed.</param>
    /// <param name="maxDuration">The deadline; null to set none.</param>
    /// <returns>False if the header cannot be read.</returns>
    public static bool TryBound(IHeaderDictionary headers, TimeSpan? maxDuration)
    {
        string? text = headers[Header];
        if (string.IsNullOrEmpty(text))
        {
            if (maxDuration is { } limit)
            {
                var seconds = (int)Math.Clamp(limit.TotalSeconds, 1, MaxSeconds);
                headers[Header] = string.Create(CultureInfo.InvariantCulture, $"{seconds}S");
            }

            return true;
        }

        if (text.Length is < 2 or > MaxDigits + 1
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            || !"HMSmun".Contains(text[^1]))
        {
            return false;
        }

        if (value == 0 || (text[^1] == 'n' && value < 1000))
        {
            headers[Header] = Shortest;
        }

        return true;
    }
}
