using System.Text.Json.Nodes;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Crossplane.Functions.Requirements;
using Ready = Crossplane.Functions.Resources.Ready;

namespace Crossplane.Functions.Testing.Tests;

public sealed class FunctionRequestTests
{
    [Fact]
    public async Task Request_WithEverything_IsWhatTheFunctionReads()
    {
        var request = new FunctionRequest()
            .WithTag("tag-1")
            .WithComposite("{kind: App, metadata: {name: shop}}")
            .WithCompositeConnectionDetail("user", "admin")
            .WithObserved("database", """{"kind": "Database", "status": {"size": 3}}""")
            .WithConnectionDetail("database", "password", "secret")
            .WithDesired("earlier", "{kind: ConfigMap}", Ready.False)
            .WithDesiredComposite("{status: {cost: low}}")
            .WithInput("{region: eu}")
            .WithContext("example.org/a", JsonValue.Create(1))
            .WithContext("example.org/b", new JsonObject { ["x"] = true })
            .WithCredentials("registry", ("user", "robot"), ("token", "t"))
            .WithRequired("found", TestDocuments.Parse("{kind: Secret}"), TestDocuments.Parse("{kind: Secret}"))
            .WithRequired("missing")
            .WithRequiredSchema("schema", TestDocuments.Parse("{type: object}"))
            .WithRequiredSchema("no-schema")
            .WithCapabilities(Capability.Conditions, Capability.RequiredResources);
        FunctionContext? read = null;

        await FunctionTest.RunAsync(new DelegatedFunction(context => read = context), request);

        read!.Tag.Should().Be("tag-1");
        read.Observed.Composite.Name.Should().Be("shop");
        Text(read.Observed.Composite.ConnectionDetails["user"]).Should().Be("admin");
        read.Observed.Resources["database"].Document!.ToJsonElement().GetProperty("status").GetProperty("size").GetInt32()
            .Should().Be(3);
        Text(read.Observed.Resources["database"].ConnectionDetails["password"]).Should().Be("secret");
        read.Desired.Resources["earlier"].Ready.Should().Be(Ready.False);
        read.Desired.Composite.Document!.GetString("status.cost").Should().Be("low");
        read.Input!.GetString("region").Should().Be("eu");
        read.Context.TryGet("example.org/a", Json.Default.Int32, out var number).Should().BeTrue();
        number.Should().Be(1);
        read.Context.TryGet("example.org/b", Json.Default.JsonElement, out var value).Should().BeTrue();
        value.GetProperty("x").GetBoolean().Should().BeTrue();
        read.Credentials.GetString("registry", "token").Should().Be("t");
        read.Require.Bootstrap("found").Items.Should().HaveCount(2);
        read.Require.Bootstrap("missing").State.Should().Be(RequirementState.Missing);
        read.Require.Bootstrap("other").State.Should().Be(RequirementState.Pending);
        read.Require.Schema("schema", "v1", "A").State.Should().Be(RequirementState.Found);
        read.Require.Schema("no-schema", "v1", "B").State.Should().Be(RequirementState.Missing);
        read.Capabilities.Has(Capability.Conditions).Should().BeTrue();
        read.Capabilities.Has(Capability.RequiredSchemas).Should().BeFalse();
    }

    [Fact]
    public void Request_WithModels_HasWhatTheyHold()
    {
        var app = new App("v1");

        var message = new FunctionRequest()
            .WithComposite(app, Json.Default.App)
            .WithObserved("a", app, Json.Default.App)
            .WithDesired("b", app, Json.Default.App)
            .WithInput(app, Json.Default.App)
            .ToMessage();

        new[]
        {
            message.Observed.Composite.Resource_, message.Observed.Resources["a"].Resource_,
            message.Desired.Resources["b"].Resource_, message.Input,
        }.Should().AllSatisfy(bytes =>
            new StructDocument(bytes.Memory).ToJsonElement().GetRawText().Should().Be("""{"image":"v1"}"""));
    }

    [Fact]
    public void Request_WithNothing_HasNeitherCompositeNorOptionalParts()
    {
        var message = new FunctionRequest().ToMessage();

        message.Observed.Composite.Should().BeNull();
        message.Desired.Should().BeNull();
        (message.HasInput, message.HasContext).Should().Be((false, false));
        message.Meta.Capabilities.Should().BeEquivalentTo(Enum.GetValues<Protocol.Capability>().Where(value => value != 0));
    }

    [Fact]
    public void Parts_AsModelDocumentOrText_AreTheSame()
    {
        var app = new App("v1");
        var document = TestDocuments.Parse("{image: v1}");
        const string Text = "{image: v1}";
        FunctionRequest[] requests =
        [
            new FunctionRequest()
                .WithDesiredComposite(app, Json.Default.App)
                .WithContext("c", app, Json.Default.App)
                .WithRequired("r", app, Json.Default.App)
                .WithRequiredSchema("s", app, Json.Default.App),
            new FunctionRequest()
                .WithDesiredComposite(document)
                .WithContext("c", document)
                .WithRequired("r", document)
                .WithRequiredSchema("s", document),
            new FunctionRequest()
                .WithDesiredComposite(Text)
                .WithContext("c", Text)
                .WithRequired("r", Text)
                .WithRequiredSchema("s", Text),
        ];

        requests.Select(request => request.ToMessage()).Should().AllSatisfy(message =>
        {
            new[]
            {
                message.Desired.Composite.Resource_, message.RequiredResources["r"].Items.Single().Resource_,
                message.RequiredSchemas["s"].OpenapiV3,
            }.Should().AllSatisfy(bytes =>
                new StructDocument(bytes.Memory).ToJsonElement().GetRawText().Should().Be("""{"image":"v1"}"""));
            new StructDocument(message.Context.Memory).ToJsonElement().GetRawText().Should().Be("""{"c":{"image":"v1"}}""");
        });
    }

    [Theory]
    [InlineData("7", "7")]
    [InlineData("eu", "\"eu\"")]
    [InlineData("[1, {a: b}]", """[1,{"a":"b"}]""")]
    [InlineData("~", "null")]
    public void Context_OfText_IsAnyValue(string text, string json) =>
        new StructDocument(new FunctionRequest().WithContext("c", text).ToMessage().Context.Memory).ToJsonElement()
            .GetProperty("c").GetRawText().Should().Be(json);

    [Theory]
    [InlineData("a: {", "cannot read the text, line *")]
    [InlineData("1\n---\n2\n", "cannot read the text: it must hold one document, but holds 2")]
    [InlineData("", "cannot read the text: it must hold one document, but holds 0")]
    public void Context_OfTextThatIsNoValue_IsRefused(string text, string message) =>
        new FunctionRequest().Invoking(request => request.WithContext("c", text)).Should().Throw<FunctionTestException>()
            .WithMessage(message);

    [Fact]
    public async Task Capabilities_OfRequest_AreAllUntilTheyAreRemoved()
    {
        var stated = new List<bool?>();
        var function = new DelegatedFunction(context => stated.AddRange(
            Enum.GetValues<Capability>().Select(capability => context.Capabilities.Has(capability)).Distinct()));

        await FunctionTest.RunAsync(function, new FunctionRequest());
        await FunctionTest.RunAsync(function, new FunctionRequest().WithCapabilities());
        await FunctionTest.RunAsync(function, new FunctionRequest().WithoutCapabilities());

        stated.Should().Equal(true, false, null);
    }

    [Fact]
    public void Request_OfMessage_KeepsWhatItHasAndDoesNotChangeIt()
    {
        var message = new FunctionRequest().WithContext("a", JsonValue.Create(1)).WithObserved("x", "{}").ToMessage();
        var before = message.Clone();

        var changed = new FunctionRequest(message).WithContext("b", (JsonNode?)null).WithObserved("y", "{}").ToMessage();

        message.Should().Be(before);
        changed.Observed.Resources.Keys.Should().Equal("x", "y");
        new StructDocument(changed.Context.Memory).ToJsonElement().GetRawText().Should().Be("""{"a":1,"b":null}""");
    }

    [Fact]
    public void Message_ChangedLater_DoesNotChangeTheRequest()
    {
        var request = new FunctionRequest().WithTag("a");

        request.ToMessage().Meta.Tag = "b";

        RunFunctionRequest.Parser.ParseFrom(request.ToBytes()).Meta.Tag.Should().Be("a");
    }

    [Fact]
    public void Request_OfEmptyMessage_TakesEverything() =>
        new FunctionRequest(new RunFunctionRequest()).WithTag("t").WithCapabilities().WithObserved("x", "{}").ToMessage()
            .Meta.Tag.Should().Be("t");

    [Fact]
    public void ConnectionDetail_OfUnknownResource_IsRefused() =>
        new FunctionRequest().Invoking(request => request.WithConnectionDetail("db", "k", "v")).Should()
            .Throw<FunctionTestException>()
            .WithMessage("cannot add a connection detail to db: it is not observed; add it with WithObserved first");

    private static string Text(ReadOnlyMemory<byte> bytes) => System.Text.Encoding.UTF8.GetString(bytes.Span);
}
