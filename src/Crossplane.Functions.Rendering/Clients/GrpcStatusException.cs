using System.Globalization;

namespace Crossplane.Functions.Rendering.Clients;

/// <summary>A function answered with a gRPC status other than OK.</summary>
internal sealed class GrpcStatusException : Exception
{
    public const int ResourceExhausted = 8;
    public const int Unimplemented = 12;

    public GrpcStatusException(int code, string message)
        : base(string.Create(CultureInfo.InvariantCulture, $"rpc error: code = {Name(code)} desc = {message}")) => Code = code;

    public int Code { get; }

    private static string Name(int code) => code switch
    {
        1 => "Canceled",
        2 => "Unknown",
        3 => "InvalidArgument",
        4 => "DeadlineExceeded",
        5 => "NotFound",
        6 => "AlreadyExists",
        7 => "PermissionDenied",
        ResourceExhausted => "ResourceExhausted",
        9 => "FailedPrecondition",
        10 => "Aborted",
        11 => "OutOfRange",
        Unimplemented => "Unimplemented",
        13 => "Internal",
        14 => "Unavailable",
        15 => "DataLoss",
        16 => "Unauthenticated",
        _ => code.ToString(CultureInfo.InvariantCulture),
    };
}
