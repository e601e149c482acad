using AgentPlatform.Tests.Kinds;

namespace AgentPlatform.Tests.Schemas;

public class SchemaFieldsTests
{
    /// <summary>What Crossplane writes into a spec, and what a CRD may not describe.</summary>
    private static readonly string[] OnlyInModels =
    [
        "claimRef", "claimRef.name", "claimRef.namespace", "defaults.claimRef", "defaults.claimRef.name",
        "defaults.claimRef.namespace", "metadata.name",
    ];

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public void Fields_OfSchemaAndModel_HaveTheSameNamesAndTypes(string name)
    {
        var api = DescribedApi.Find(name);
        var model = api.Model.Where(field => !OnlyInModels.Contains(field.Path)).Select(
            field => $"{field.Path}: {field.Type}");

        Sorted(api.Fields.Select(field => $"{field.Path}: {field.Type}")).Should().Be(Sorted(model));
    }

    [Theory]
    [MemberData(nameof(KindFiles.Names), MemberType = typeof(KindFiles))]
    public void Status_OfSchemaAndModel_HaveTheSameNamesAndTypes(string name)
    {
        var files = KindFiles.Find(name);
        var status = SchemaFiles.Schema(files.Definition).GetProperty("properties").GetProperty("status");
        var model = ModelField.Of(files.Kind.StatusContract).Select(field => $"{field.Path}: {field.Type}");

        Sorted(SchemaField.Of(status).Select(field => $"{field.Path}: {field.Type}")).Should().Be(Sorted(model));
        SchemaField.Of(status).Should().AllSatisfy(field => field.Description.Should().Contain("for example"));
    }

    [Theory]
    [MemberData(nameof(KindFiles.Names), MemberType = typeof(KindFiles))]
    public void Columns_OfDefinition_AreThoseThatTheKindReliesOn(string name)
    {
        var files = KindFiles.Find(name);
        var columns = SchemaFiles.Version(files.Definition)
            .GetProperty("additionalPrinterColumns")
            .EnumerateArray()
            .Select(column => column.GetProperty("jsonPath").GetString());
        var status = ModelField.Of(files.Kind.StatusContract).Select(field => $".status.{field.Path}");

        columns.Should().Equal(files.Kind.PrinterColumns);
        files.Kind.PrinterColumns
            .Where(path => path.StartsWith(".status.", StringComparison.Ordinal) && !path.Contains("conditions", StringComparison.Ordinal))
            .Should().BeSubsetOf(status);
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public void Fields_OfSchema_AreDescribedWithAnExample(string name)
    {
        var described = DescribedApi.Find(name).Fields.Where(
            field => !field.HasNoName && field.Path is not ("apiVersion" or "kind" or "metadata"));

        described.Should().AllSatisfy(
            field => (field.Description ?? $"{field.Path} is not described").Should().Contain("for example"));
    }

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public void Fields_OfModel_AreDocumented(string name) => DescribedApi.Find(name).Model
        .Where(field => field.Property?.DeclaringType!.Namespace?.StartsWith("k8s", StringComparison.Ordinal) == false)
        .Should().AllSatisfy(
            field => XmlDocumentation.SummaryOf(field.Property!).Should().NotBeEmpty($"{field.Path} needs a summary"));

    [Theory]
    [MemberData(nameof(DescribedApi.Names), MemberType = typeof(DescribedApi))]
    public void Document_OfTheTests_HasEveryField(string name)
    {
        // A budget has one of its two amounts, and an affinity is Kubernetes' own.
        var api = DescribedApi.Find(name);
        var found = FieldInDocument.Of(api.Schema, api.Document, api.Root).Select(field => field.Field.Path).ToHashSet();
        var missing = api.Fields.Where(
            field => !DescribedApi.IsKubernetesOwn(field) && !field.Path.EndsWith("minAvailable", StringComparison.Ordinal))
            .Select(field => field.Path).Where(path => path != "metadata" && !found.Contains(path));

        missing.Should().BeEmpty();
    }

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));
}
