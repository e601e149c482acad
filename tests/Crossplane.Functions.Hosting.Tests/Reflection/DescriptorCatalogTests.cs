using Crossplane.Functions.Hosting.Reflection;
using Google.Protobuf.Reflection;

namespace Crossplane.Functions.Hosting.Tests.Reflection;

public sealed class DescriptorCatalogTests
{
    private const string RunFunction = "apiextensions/fn/proto/v1/run_function.proto";

    private readonly DescriptorCatalog _catalog = DescriptorCatalog.Load();

    [Theory]
    [InlineData("apiextensions.fn.proto.v1.FunctionRunnerService")]
    [InlineData("apiextensions.fn.proto.v1.FunctionRunnerService.RunFunction")]
    [InlineData("apiextensions.fn.proto.v1.Resource")]
    [InlineData("apiextensions.fn.proto.v1.Resource.resource")]
    [InlineData("apiextensions.fn.proto.v1.State.ResourcesEntry")]
    [InlineData("apiextensions.fn.proto.v1.Severity")]
    [InlineData("apiextensions.fn.proto.v1.SEVERITY_FATAL")]
    public void FindSymbol_OfAnythingDeclared_IsItsFileWithImports(string symbol) =>
        Assert.Equal(
            [RunFunction, "google/protobuf/duration.proto", "google/protobuf/struct.proto"],
            _catalog.FindSymbol(symbol)!.Select(file => FileDescriptorProto.Parser.ParseFrom(file).Name));

    [Theory]
    [InlineData("")]
    [InlineData("apiextensions.fn.proto.v1")]
    [InlineData("apiextensions.fn.proto.v1.Severity.SEVERITY_FATAL")]
    [InlineData("RunFunctionRequest")]
    public void FindSymbol_OfNothingDeclared_IsNull(string symbol) => Assert.Null(_catalog.FindSymbol(symbol));

    [Fact]
    public void FindFile_OfContract_HasItsFieldsAsStructs()
    {
        FileDescriptorProto file = FileDescriptorProto.Parser.ParseFrom(_catalog.FindFile(RunFunction)![0]);

        DescriptorProto resource = Assert.Single(file.MessageType, message => message.Name == "Resource");
        Assert.Equal(".google.protobuf.Struct", Assert.Single(resource.Field, field => field.Name == "resource").TypeName);
    }

    [Fact]
    public void FindFile_OfV1Beta1_HasTheMessagesOfV1()
    {
        FileDescriptorProto v1 = FileDescriptorProto.Parser.ParseFrom(_catalog.FindFile(RunFunction)![0]);
        FileDescriptorProto v1Beta1 = FileDescriptorProto.Parser.ParseFrom(
            _catalog.FindFile("apiextensions/fn/proto/v1beta1/run_function.proto")![0]);

        Assert.Equal("apiextensions.fn.proto.v1beta1", v1Beta1.Package);
        Assert.Equal(v1.MessageType.Select(message => message.Name), v1Beta1.MessageType.Select(message => message.Name));
    }

    [Fact]
    public void FindFile_OfUnknownName_IsNull() => Assert.Null(_catalog.FindFile("nonsense.proto"));

    [Fact]
    public void Load_OfAllFiles_HasAllThatTheyImport()
    {
        IEnumerable<Google.Protobuf.ByteString> files = _catalog.Services.SelectMany(service => _catalog.FindSymbol(service)!).Distinct().Reverse();

        Assert.Equal(7, FileDescriptor.BuildFromByteStrings(files.OrderBy(file => FileDescriptorProto.Parser.ParseFrom(file).Dependency.Count)).Count);
    }
}
