using Google.Protobuf;
using Google.Protobuf.Reflection;
using Grpc.Health.V1;
using Grpc.Reflection;

namespace Crossplane.Functions.Hosting.Health;

/// <summary>The published contracts of the server's services, which reflection serves. The compiled one differs, see ADR
/// 0003.</summary>
internal sealed class PublishedContracts
{
    private const string Resource = "descriptors.binpb";

    public PublishedContracts()
    {
        using var stream = typeof(PublishedContracts).Assembly.GetManifestResourceStream(Resource)!;
        var functions = FileDescriptor.BuildFromByteStrings(
            FileDescriptorSet.Parser.ParseFrom(stream).File.Select(file => file.ToByteString()));
        FileDescriptor[] files =
        [
            .. functions,
            HealthReflection.Descriptor,
            Grpc.Reflection.V1.ReflectionReflection.Descriptor,
            Grpc.Reflection.V1Alpha.ReflectionReflection.Descriptor,
        ];
        Symbols = SymbolRegistry.FromFiles(files);
        Services = [.. files.SelectMany(file => file.Services).Select(service => service.FullName).Order(StringComparer.Ordinal)];
    }

    /// <summary>The full names of all services, in order.</summary>
    public IReadOnlyList<string> Services { get; }

    public SymbolRegistry Symbols { get; }
}
