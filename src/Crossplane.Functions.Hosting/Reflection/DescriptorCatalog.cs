using Google.Protobuf;
using Google.Protobuf.Reflection;

namespace Crossplane.Functions.Hosting.Reflection;

/// <summary>The published contracts of the server's services, with all that they import.</summary>
internal sealed class DescriptorCatalog
{
    private const string Resource = "descriptors.binpb";

    private readonly Dictionary<string, FileDescriptorProto> _files;
    private readonly Dictionary<string, FileDescriptorProto> _filesBySymbol;
    private readonly HashSet<string> _messages;

    /// <param name="descriptors">The files; none may be missing that another imports.</param>
    public DescriptorCatalog(FileDescriptorSet descriptors)
    {
        _files = descriptors.File.ToDictionary(file => file.Name, StringComparer.Ordinal);
        _filesBySymbol = descriptors.File
            .SelectMany(file => DeclaredSymbols.Of(file).Select(symbol => KeyValuePair.Create(symbol, file)))
            .ToDictionary(StringComparer.Ordinal);
        _messages = descriptors.File.SelectMany(DeclaredSymbols.MessagesOf).ToHashSet(StringComparer.Ordinal);
        Services = [.. descriptors.File.SelectMany(DeclaredSymbols.ServicesOf).Order(StringComparer.Ordinal)];
    }

    /// <summary>The full names of all services, in order.</summary>
    public IReadOnlyList<string> Services { get; }

    /// <summary>Reads the contracts that this assembly was built with.</summary>
    public static DescriptorCatalog Load()
    {
        using Stream stream = typeof(DescriptorCatalog).Assembly.GetManifestResourceStream(Resource)!;
        return new DescriptorCatalog(FileDescriptorSet.Parser.ParseFrom(stream));
    }

    /// <summary>Whether a message has this full name.</summary>
    public bool IsMessage(string name) => _messages.Contains(name);

    /// <summary>Finds a file by its name, such as <c>google/protobuf/struct.proto</c>.</summary>
    /// <returns>The file and then all that it imports, each encoded; null if it is unknown.</returns>
    public IReadOnlyList<ByteString>? FindFile(string name) => _files.TryGetValue(name, out FileDescriptorProto? file) ? WithImports(file) : null;

    /// <summary>Finds the file that declares something, by the full name of what is declared.</summary>
    /// <inheritdoc cref="FindFile" />
    public IReadOnlyList<ByteString>? FindSymbol(string name) =>
        _filesBySymbol.TryGetValue(name, out FileDescriptorProto? file) ? WithImports(file) : null;

    private List<ByteString> WithImports(FileDescriptorProto file)
    {
        var found = new List<FileDescriptorProto> { file };
        for (int index = 0; index < found.Count; index++)
        {
            found.AddRange(found[index].Dependency.Select(name => _files[name]).Where(import => !found.Contains(import)).ToArray());
        }

        return [.. found.Select(each => each.ToByteString())];
    }
}
