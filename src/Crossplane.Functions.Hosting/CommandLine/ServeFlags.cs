using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Crossplane.Functions.Hosting.Listening;

namespace Crossplane.Functions.Hosting.CommandLine;

/// <summary>The flags of a server, named as in Crossplane's specification of functions.</summary>
internal sealed class ServeFlags
{
    public const string CertificatesVariable = "TLS_SERVER_CERTS_DIR";

    private const string Tcp = "tcp";
    private const string Tcp4 = "tcp4";
    private const string Tcp6 = "tcp6";
    private const int Mebibyte = 1024 * 1024;
    private const int MaxMegabytes = 2047;
    private static readonly FunctionHostOptions Defaults = new();

    private readonly Option<bool> _debug = new("--debug", "-d")
    {
        Description = "Log what happens in each call, as lines to read instead of JSON.",
    };

    private readonly Option<string> _network = new("--network")
    {
        Description = "Listen on IPv4 and IPv6 (tcp), or on one of them.",
        HelpName = $"{Tcp}|{Tcp4}|{Tcp6}",
        DefaultValueFactory = _ => Tcp,
        CustomParser = ParseNetwork,
    };

    private readonly Option<string> _address = new("--address")
    {
        Description = "Listen on this address; no host means all interfaces, port 0 a free one.",
        HelpName = "[host]:port",
        DefaultValueFactory = _ => Defaults.Address,
        CustomParser = ParseAddress,
    };

    private readonly Option<string?> _certificates = new("--tls-certs-dir")
    {
        Description = $"Serve with tls.crt and tls.key of this directory, to clients that its ca.crt vouches for. [env: {CertificatesVariable}]",
        HelpName = "directory",
    };

    private readonly Option<bool> _insecure = new("--insecure")
    {
        Description = "Serve without TLS, whatever --tls-certs-dir says.",
    };

    private readonly Option<int> _maxReceiveMessageMegabytes = new("--max-recv-message-size")
    {
        Description = $"Refuse requests larger than this many MB (1 to {MaxMegabytes}).",
        HelpName = "MB",
        DefaultValueFactory = _ => Defaults.MaxReceiveMessageBytes / Mebibyte,
        CustomParser = ParseMegabytes,
    };

    /// <param name="environment">Looks an environment variable up.</param>
    public ServeFlags(Func<string, string?> environment) =>
        _certificates.DefaultValueFactory = _ => environment(CertificatesVariable);

    public IEnumerable<Option> All => [_address, _debug, _insecure, _maxReceiveMessageMegabytes, _network, _certificates];

    public FunctionHostOptions Read(ParseResult result) => new()
    {
        Address = result.GetRequiredValue(_address),
        Network = result.GetRequiredValue(_network) switch
        {
            Tcp4 => ListenNetwork.Tcp4,
            Tcp6 => ListenNetwork.Tcp6,
            _ => ListenNetwork.Tcp,
        },
        TlsCertificatesDirectory = result.GetValue(_certificates) is { Length: > 0 } directory ? directory : null,
        Insecure = result.GetValue(_insecure),
        MaxReceiveMessageBytes = result.GetValue(_maxReceiveMessageMegabytes) * Mebibyte,
        Debug = result.GetValue(_debug),
    };

    private static string? ParseNetwork(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text is not (Tcp or Tcp4 or Tcp6))
        {
            result.AddError($"--network is {Tcp}, {Tcp4} or {Tcp6}, found \"{text}\"");
        }

        return text;
    }

    private static string? ParseAddress(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (!ListenAddress.TryParse(text, out _))
        {
            result.AddError($"--address is {ListenAddress.Grammar}, found \"{text}\"");
        }

        return text;
    }

    private static int ParseMegabytes(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int megabytes)
            && megabytes is >= 1 and <= MaxMegabytes)
        {
            return megabytes;
        }

        result.AddError($"--max-recv-message-size is a whole number of MB from 1 to {MaxMegabytes}, found \"{text}\"");
        return default;
    }
}
