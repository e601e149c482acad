using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Tls;

/// <summary>Every message that this project logs.</summary>
internal static partial class Log
{
    [LoggerMessage(1, LogLevel.Information, "reloaded certificates from {Directory}, reload {Count}: valid until {NotAfter:u}")]
    public static partial void CertificatesReloaded(ILogger logger, long count, string directory, DateTimeOffset notAfter);

    [LoggerMessage(2, LogLevel.Error, "kept the certificates that are valid until {NotAfter:u}: {Problem}")]
    public static partial void CertificatesKept(ILogger logger, string problem, DateTimeOffset notAfter);

    [LoggerMessage(3, LogLevel.Warning, "server certificate in {Directory} expires at {NotAfter:u}: it should have been renewed")]
    public static partial void CertificateExpires(ILogger logger, string directory, DateTimeOffset notAfter);
}
