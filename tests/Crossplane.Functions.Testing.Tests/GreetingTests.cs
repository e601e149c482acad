using System.Runtime.CompilerServices;
using System.Text.Json;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Requirements;
using Crossplane.Functions.Resources;

namespace Crossplane.Functions.Testing.Tests;

public sealed class Greeting : IFunction
{
    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var settings = context.Require.Resource("settings", "v1", "ConfigMap", "greeting-settings", "platform");
        if (settings.State == RequirementState.Pending)
        {
            return ValueTask.CompletedTask;
        }

        var name = context.Observed.Composite.Document?.GetString("spec.name")
            ?? throw new FunctionFatalException("cannot greet: spec.name must be a name, but is absent");
        var word = settings.First?.Document?.GetString("data.word") ?? "Hello";
        var greeting = new { apiVersion = "v1", kind = "ConfigMap", data = new { text = $"{word}, {name}!" } };
        context.Desired.GetOrAdd("greeting")
            .Set(StructDocument.FromJson(JsonSerializer.SerializeToUtf8Bytes(greeting)))
            .Ready = Ready.True;
        return ValueTask.CompletedTask;
    }
}

public sealed class GreetingTests
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Cases");

    public static TheoryData<string> Cases => [.. GoldenCase.Discover(Folder)];

    [Fact]
    public async Task Answer_WithSettings_GreetsInTheirWords()
    {
        var request = new FunctionRequest().WithComposite("""
            apiVersion: example.org/v1
            kind: Greeting
            metadata: {name: ada, namespace: team-a}
            spec: {name: Ada}
            """);
        var cluster = new TestCluster().With("""
            apiVersion: v1
            kind: ConfigMap
            metadata: {name: greeting-settings, namespace: platform}
            data: {word: Good morning}
            """);

        var answer = await FunctionTest.RunAsync(new Greeting(), request, cluster);

        answer["greeting"].Document.GetString("data.text").Should().Be("Good morning, Ada!");
        answer["greeting"].Ready.Should().Be(Ready.True);
        answer.Calls.Should().Be(2);
    }

    [Fact]
    public async Task Answer_WithoutName_SaysWhatIsMissing()
    {
        var request = new FunctionRequest().WithComposite("{kind: Greeting, spec: {}}").WithRequired("settings");

        var answer = await FunctionTest.RunAsync(new Greeting(), request);

        answer.FatalMessage.Should().Be("cannot greet: spec.name must be a name, but is absent");
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public Task Answer_OfCase_IsTheApprovedOne(string name) =>
        new GoldenCase(Path.Combine(Folder, name)).VerifyAsync(new Greeting());

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
