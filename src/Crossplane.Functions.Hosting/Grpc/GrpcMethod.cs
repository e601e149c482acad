namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>A method by its names and its shape.</summary>
/// <param name="Service">The full name of its service.</param>
/// <param name="Name">Its name in the service.</param>
/// <param name="Type">How many messages it takes and gives.</param>
internal sealed record GrpcMethod(string Service, string Name, CallType Type)
{
    /// <summary>The full name, as OpenTelemetry has it.</summary>
    public string FullName { get; } = $"{Service}/{Name}";

    /// <summary>The path of its requests.</summary>
    public string Path { get; } = $"/{Service}/{Name}";
}
