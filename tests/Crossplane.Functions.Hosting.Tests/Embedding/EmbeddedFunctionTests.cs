using System.Net;
using Crossplane.Functions.AspNetCore;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;
using Grpc.AspNetCore.Server;
using Grpc.Health.V1;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.Hosting.Tests.Embedding;

public sealed class EmbeddedFunctionTests
{
    private const string HealthCheck = "/grpc.health.v1.Health/Check";

    private static readonly byte[] Request = RawGrpcClient.Frame(CompositeRequest.Create());

    [Theory]
    [InlineData(RawGrpcClient.V1)]
    [InlineData(RawGrpcClient.V1Beta1)]
    public async Task RunFunction_OfEitherVersion_IsAnsweredByTheFunctionWithItsServices(string path)
    {
        await using var application = await EmbeddingApplication.StartAsync();

        var answer = await application.Calls.CallAsync(path, Request);

        answer.Status.Should().Be("0");
        var response = RunFunctionResponse.Parser.ParseFrom(answer.Payload);
        response.Meta.Tag.Should().Be("tag-1");
        response.Results.Should().ContainSingle().Which.Message.Should().Be("hello my-greeting");
    }

    [Fact]
    public async Task Application_WithFunction_ServesItsOwnEndpointsToo()
    {
        await using var application = await EmbeddingApplication.StartAsync();

        var page = await application.GetAsync("/hello");
        var health = await application.Calls.CallAsync(HealthCheck, RawGrpcClient.Frame([]));

        page.Should().Be((HttpStatusCode.OK, "hello page"));
        health.Status.Should().Be("5", "the service answers that it does not know the health");
    }

    [Fact]
    public async Task Readiness_OfFunctionWithoutSelfRender_IsHealthyFromTheStart()
    {
        await using var application = await EmbeddingApplication.StartAsync();

        var readiness = await application.GetAsync("/readyz");

        readiness.Should().Be((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task Readiness_WhileTheSelfRenderRuns_IsUnhealthyAndThenBecomesHealthy()
    {
        var render = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var application = await EmbeddingApplication.StartAsync(services => services.AddCompositionFunction(
            new DelegatedFunction(_ => render.Task),
            options => options.SelfRenders.Add(StructDocument.FromJson("""{"kind": "Greeting"}"""u8.ToArray()))));

        var before = await application.GetAsync("/readyz");
        render.SetResult();
        var after = await application.GetAsync("/readyz");
        for (var attempt = 0; attempt < 1000 && after.Status != HttpStatusCode.OK; attempt++)
        {
            await Task.Delay(10);
            after = await application.GetAsync("/readyz");
        }

        before.Should().Be((HttpStatusCode.ServiceUnavailable, "Unhealthy"));
        after.Should().Be((HttpStatusCode.OK, "Healthy"));
    }

    [Fact]
    public async Task Logger_OfTheCall_AddsTheCompositeToTheScope()
    {
        await using var application = await EmbeddingApplication.StartAsync();

        await application.Calls.CallAsync(Request);

        var entry = application.Log.Should().ContainSingle(line => line.Message == "of the call: hello my-greeting").Subject;
        entry.Level.Should().Be(LogLevel.Information);
        entry.Category.Should().Be(typeof(GreetingFunction).FullName);
        entry.Scope.Should().Contain("tag", "tag-1").And.Contain("kind", "Greeting")
            .And.Contain("namespace", "my-namespace").And.Contain("name", "my-greeting");
    }

    [Fact]
    public async Task Logger_OfTheConstructor_IsTheApplications()
    {
        await using var application = await EmbeddingApplication.StartAsync();

        await application.Calls.CallAsync(Request);

        var entry = application.Log.Should().ContainSingle(line => line.Message == "injected: hello my-greeting").Subject;
        entry.Category.Should().Be(typeof(GreetingFunction).FullName);
    }

    [Fact]
    public async Task Call_OverTheLimitOfCalls_IsRefusedWhileTheRestOfTheApplicationAnswers()
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var finish = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var function = new DelegatedFunction(_ =>
        {
            started.SetResult();
            return finish.Task;
        });
        await using var application = await EmbeddingApplication.StartAsync(
            services => services.AddCompositionFunction(function, options => options.MaxConcurrentCalls = 1));
        var first = application.Calls.CallAsync(Request);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(30));

        var refused = await application.Calls.CallAsync(Request);
        var page = await application.GetAsync("/hello");
        finish.SetResult();

        refused.Status.Should().Be("8");
        refused.Message.Should().Be("cannot accept call: the limit of 1 concurrent calls is reached");
        page.Status.Should().Be(HttpStatusCode.OK);
        (await first).Status.Should().Be("0");
    }

    [Fact]
    public async Task Limits_OutOfRange_AreRefusedWhenTheFunctionIsMapped()
    {
        var start = () => EmbeddingApplication.StartAsync(options =>
        {
            options.MaxReceiveMessageBytes = int.MaxValue;
            options.MaxConcurrentCalls = 0;
            options.MaxRequestMemoryBytes = -1;
        });

        var refusal = (await start.Should().ThrowExactlyAsync<OptionsValidationException>()).Which;

        refusal.Failures.Should().Equal(
            "the largest request must be 1 to 2146435072 bytes, but is 2147483647",
            "the number of calls in progress must be 1 or more, but is 0",
            "the memory of requests must be 1 byte or more, but is -1");
    }

    [Fact]
    public void Add_OfSecondFunction_IsRefusedAndLeavesTheFirst()
    {
        var services = new ServiceCollection().AddCompositionFunction<GreetingFunction>();

        Invoking(() => services.AddCompositionFunction(new IdleFunction())).Should().ThrowExactly<InvalidOperationException>()
            .WithMessage("cannot add a composition function: this application has one already");

        services.Should().ContainSingle(service => service.ServiceType == typeof(IFunction))
            .Which.ImplementationType.Should().Be<GreetingFunction>();
    }

    [Fact]
    public async Task Limits_OfTheFunction_DoNotBindOtherServices()
    {
        await using var application = await EmbeddingApplication.StartAsync(options => options.MaxReceiveMessageBytes = 1000);
        var check = RawGrpcClient.Frame(new HealthCheckRequest { Service = new string('s', 2000) }.ToByteArray());

        var refused = await application.Calls.CallAsync(RawGrpcClient.Frame(new byte[1001]));
        var health = await application.Calls.CallAsync(HealthCheck, check);

        refused.Status.Should().Be("8");
        health.Status.Should().Be("5");
    }

    [Fact]
    public async Task GrpcOptions_OfTheApplication_StayTheLibrarysDefaults()
    {
        await using var application = await EmbeddingApplication.StartAsync(options => options.MaxReceiveMessageBytes = 1000);
        await using var plain = new ServiceCollection().AddLogging().AddGrpc().Services.BuildServiceProvider();
        var expected = plain.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;

        var options = application.Services.GetRequiredService<IOptions<GrpcServiceOptions>>().Value;

        options.MaxReceiveMessageSize.Should().Be(expected.MaxReceiveMessageSize);
        options.MaxSendMessageSize.Should().Be(expected.MaxSendMessageSize);
        options.ResponseCompressionAlgorithm.Should().Be(expected.ResponseCompressionAlgorithm);
        options.Interceptors.Should().HaveSameCount(expected.Interceptors);
        options.CompressionProviders.Select(provider => provider.GetType())
            .Should().Equal(expected.CompressionProviders.Select(provider => provider.GetType()));
    }

    [Fact]
    public async Task Exception_OfTheFunction_IsLoggedWithoutItsMessageAndAnswered()
    {
        await using var application = await EmbeddingApplication.StartAsync(services =>
            services.AddCompositionFunction(new DelegatedFunction(_ => throw new InvalidOperationException("the-secret"))));

        var answer = await application.Calls.CallAsync(Request);

        answer.Status.Should().Be("0");
        var response = RunFunctionResponse.Parser.ParseFrom(answer.Payload);
        response.Results.Should().ContainSingle().Which.Message.Should().NotContain("the-secret");
        var entry = application.Log.Should().ContainSingle(line => line.Level == LogLevel.Error).Subject;
        entry.Message.Should().Contain("System.InvalidOperationException").And.NotContain("the-secret");
        entry.Scope.Should().Contain("kind", "Greeting").And.Contain("name", "my-greeting");
    }
}
