using System.Globalization;
using System.Net;
using AgentPlatform.Settings;
using AgentPlatform.Values;
using Crossplane.Functions.Problems;

namespace AgentPlatform.Building.Nats;

/// <summary>
/// Checks the URL of NATS servers, and refuses those at addresses that the platform leaves out of every rule for all addresses,
/// such as those of the metadata services of clouds: the network policy would open exactly them.
/// </summary>
internal static class NatsAddresses
{
    public static void Validate(Field path, string? url, PlatformSettings settings, ProblemSet problems)
    {
        foreach (var server in Checks.NatsUrl(path, url, problems))
        {
            if (server.Address is { } address
                && settings.ExceptCidrs.FirstOrDefault(cidr => Contains(cidr, address)) is { } range)
            {
                problems.Add(
                    path, $"must not name an address in {range} (network.exceptCidrs of Settings), but names {address}");
            }
        }
    }

    /// <summary>Whether an address is in a range; false for a range that is not valid.</summary>
    internal static bool Contains(string cidr, IPAddress address)
    {
        if (cidr?.Split('/') is not [var start, var text]
            || !IPAddress.TryParse(start, out var first)
            || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var length))
        {
            return false;
        }

        var (range, tested) = (first.GetAddressBytes(), address.GetAddressBytes());
        if (range.Length != tested.Length || length > range.Length * 8)
        {
            return false;
        }

        for (var bit = 0; bit < length; bit++)
        {
            if (((range[bit / 8] ^ tested[bit / 8]) & (0x80 >> (bit % 8))) != 0)
            {
                return false;
            }
        }

        return true;
    }
}
