using Microsoft.Extensions.Primitives;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The message encodings this server reads and writes.</summary>
internal static class MessageEncodings
{
    public const string Gzip = "gzip";
    public const string Identity = "identity";

    /// <summary>The value of <see cref="GrpcHeaders.AcceptEncoding"/> in every answer.</summary>
    public const string Accepted = "identity,gzip";

    /// <summary>Whether a client with this <see cref="GrpcHeaders.AcceptEncoding"/> reads gzip.</summary>
    public static bool AcceptsGzip(StringValues acceptEncoding)
    {
        foreach (string? line in acceptEncoding)
        {
            foreach (Range part in line.AsSpan().Split(','))
            {
                if (line.AsSpan(part).Trim().Equals(Gzip, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
