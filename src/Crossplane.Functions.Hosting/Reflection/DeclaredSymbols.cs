using Google.Protobuf.Reflection;

namespace Crossplane.Functions.Hosting.Reflection;

/// <summary>The full names of what a file declares.</summary>
internal static class DeclaredSymbols
{
    /// <summary>Messages, fields, oneofs, enums, their values, services and methods.</summary>
    public static IEnumerable<string> Of(FileDescriptorProto file) =>
    [
        .. file.MessageType.SelectMany(message => OfMessage(file.Package, message)),
        .. file.EnumType.SelectMany(type => OfEnum(file.Package, type)),
        .. file.Service.SelectMany(service => OfService(file.Package, service)),
    ];

    public static IEnumerable<string> ServicesOf(FileDescriptorProto file) => file.Service.Select(service => Join(file.Package, service.Name));

    public static IEnumerable<string> MessagesOf(FileDescriptorProto file) =>
        file.MessageType.SelectMany(message => Nested(file.Package, message)).Select(found => found.Name);

    private static IEnumerable<(string Name, DescriptorProto Message)> Nested(string scope, DescriptorProto message)
    {
        string name = Join(scope, message.Name);
        return message.NestedType.SelectMany(nested => Nested(name, nested)).Prepend((name, message));
    }

    private static IEnumerable<string> OfMessage(string scope, DescriptorProto outermost)
    {
        foreach ((string name, DescriptorProto message) in Nested(scope, outermost))
        {
            yield return name;
            IEnumerable<string> members = message.Field.Select(field => field.Name).Concat(message.OneofDecl.Select(oneof => oneof.Name));
            foreach (string member in members.Select(member => Join(name, member)).Concat(message.EnumType.SelectMany(type => OfEnum(name, type))))
            {
                yield return member;
            }
        }
    }

    // A value is declared beside its enum, not in it.
    private static IEnumerable<string> OfEnum(string scope, EnumDescriptorProto type) =>
        type.Value.Select(value => Join(scope, value.Name)).Prepend(Join(scope, type.Name));

    private static IEnumerable<string> OfService(string scope, ServiceDescriptorProto service)
    {
        string name = Join(scope, service.Name);
        return service.Method.Select(method => Join(name, method.Name)).Prepend(name);
    }

    private static string Join(string scope, string name) => scope.Length == 0 ? name : $"{scope}.{name}";
}
