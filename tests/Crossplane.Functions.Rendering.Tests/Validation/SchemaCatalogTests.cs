using Crossplane.Functions.Rendering.Validation;

namespace Crossplane.Functions.Rendering.Tests.Validation;

public sealed class SchemaCatalogTests : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("render-schemas-");

    public void Dispose() => _directory.Delete(recursive: true);

    [Theory]
    [InlineData("""{"properties":{"apiVersion":{"const":"example.org/v1"},"kind":{"enum":["Bucket"]}}}""")]
    [InlineData("""{"x-kubernetes-group-version-kind":[{"group":"example.org","version":"v1","kind":"Bucket"}]}""")]
    [InlineData("""{"components":{"schemas":{"any":{"x-kubernetes-group-version-kind":[{"group":"example.org","version":"v1","kind":"Bucket"}]}}}}""")]
    [InlineData("""{"kind":"CustomResourceDefinition","spec":{"group":"example.org","names":{"kind":"Bucket"},"versions":[{"name":"v1","schema":{"openAPIV3Schema":{"type":"object"}}}]}}""")]
    public void Read_JsonFile_FindsTheKind(string json)
    {
        Write("schema.json", json);

        var catalog = SchemaCatalog.Read(_directory.FullName);

        catalog.Find("example.org/v1", "Bucket").Should().NotBeNull();
        catalog.Find("example.org/v2", "Bucket").Should().BeNull();
    }

    [Fact]
    public void Read_BuiltInKind_HasNoGroup()
    {
        Write("schema.json", """{"x-kubernetes-group-version-kind":[{"group":"","version":"v1","kind":"Secret"}]}""");

        SchemaCatalog.Read(_directory.FullName).Find("v1", "Secret").Should().NotBeNull();
    }

    [Fact]
    public void Read_MalformedJson_NamesTheFile()
    {
        Write("schema.json", "{");

        var exception = Invoking(() => SchemaCatalog.Read(_directory.FullName)).Should().ThrowExactly<RenderException>().Which;

        exception.Message.Should().Contain("schema.json");
    }

    [Fact]
    public void Read_KeyTwiceInJson_NamesTheFileAndTheKey()
    {
        Write("schema.json", """{"kind":"CustomResourceDefinition","spec":{"group":"a","group":"b"}}""");

        Invoking(() => SchemaCatalog.Read(_directory.FullName)).Should().ThrowExactly<RenderException>().WithMessage(
            "cannot load schemas from *: cannot parse JSON of *schema.json\": *'group'*");
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_directory.FullName, name), text);
}
