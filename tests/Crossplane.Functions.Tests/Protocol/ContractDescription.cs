using Google.Protobuf.Reflection;

namespace Crossplane.Functions.Tests.Protocol;

/// <summary>Writes everything that a contract declares, one line each, in ordinal order.</summary>
internal static class ContractDescription
{
    public static string Of(FileDescriptor file)
    {
        var lines = file.MessageTypes.SelectMany(message => message.Fields.InDeclarationOrder()).Select(Field)
            .Concat(file.EnumTypes.SelectMany(type => type.Values).Select(
                value => $"{value.Name} = {value.Number} of {value.EnumDescriptor.Name}"))
            .Concat(file.Services.SelectMany(service => service.Methods).Select(Method))
            .Order(StringComparer.Ordinal);
        return string.Join('\n', lines.Prepend($"package {file.Package}"));
    }

    private static string Field(FieldDescriptor field) =>
        $"{field.ContainingType.Name}.{field.Name} = {field.FieldNumber}: {Label(field)}{TypeOf(field)}"
            + (field.RealContainingOneof is { } oneof ? $", one of {oneof.Name}" : "")
            + (field.GetOptions()?.Deprecated == true ? ", deprecated" : "");

    private static string Label(FieldDescriptor field) => field switch
    {
        { IsMap: true } => "",
        { IsRepeated: true } => "repeated ",
        _ when IsStruct(field) => "",
        _ => field.ToProto().Proto3Optional ? "optional " : "",
    };

    private static string TypeOf(FieldDescriptor field)
    {
        if (field.IsMap)
        {
            var entry = field.MessageType.Fields;
            return $"map<{TypeOf(entry[1])}, {TypeOf(entry[2])}>";
        }

        return field.FieldType switch
        {
            _ when IsStruct(field) => "Struct",
            FieldType.Message => field.MessageType.Name,
            FieldType.Enum => field.EnumType.Name,
            FieldType.String => "string",
            FieldType.Bytes => "bytes",
            _ => field.FieldType.ToString(),
        };
    }

    /// <summary>A Struct has presence however it is declared; compiled as bytes, it has it by `optional`.</summary>
    private static bool IsStruct(FieldDescriptor field) =>
        field.FieldType == FieldType.Message && !field.IsMap && field.MessageType.FullName == "google.protobuf.Struct"
            || (field.FieldType == FieldType.Bytes && field.ToProto().Proto3Optional);

    private static string Method(MethodDescriptor method) =>
        $"{method.Service.Name}.{method.Name}({(method.IsClientStreaming ? "stream " : "")}{method.InputType.Name})"
            + $" returns ({(method.IsServerStreaming ? "stream " : "")}{method.OutputType.Name})";
}
