using AgentPlatform.Workloads.Reporting;

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
        var model = ModelField.Of(api.Contract).Where(field => !OnlyInModels.Contains(field.Path)).Select(
            field => $"{field.Path}: {field.Type}");

        Sorted(api.Fields.Select(field => $"{field.Path}: {field.Type}")).Should().Be(Sorted(model));
    }

    [Theory]
    [InlineData("agentexecutors")]
    [InlineData("eventdrivenservices")]
    public void Status_OfSchemaAndModel_HaveTheSameNamesAndTypes(string folder)
    {
        var status = SchemaFiles.Schema($"package/configuration/{folder}/definition.yaml")
            .GetProperty("properties")
            .GetProperty("status");
        var model = ModelField.Of(WorkloadStatusJson.Default.WorkloadStatus).Select(field => $"{field.Path}: {field.Type}");

        Sorted(SchemaField.Of(status).Select(field => $"{field.Path}: {field.Type}")).Should().Be(Sorted(model));
        SchemaField.Of(status).Should().AllSatisfy(field => field.Description.Should().Contain("for example"));
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
    public void Fields_OfModel_AreDocumented(string name) => ModelField.Of(DescribedApi.Find(name).Contract)
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
