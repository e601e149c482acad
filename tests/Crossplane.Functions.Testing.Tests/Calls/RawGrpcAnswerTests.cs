using System.Net;
using Crossplane.Functions.Testing.Calls;

namespace Crossplane.Functions.Testing.Tests.Calls;

public sealed class RawGrpcAnswerTests
{
    [Fact]
    public void Payload_OfOneMessage_IsIt()
    {
        Answer(RawGrpcClient.Frame([1, 2, 3]), "0").Payload.Should().Equal(1, 2, 3);
        Answer(RawGrpcClient.Frame([]), "0").Payload.Should().BeEmpty();
        Answer(RawGrpcClient.Frame(new byte[70_000]), "0").Payload.Should().HaveCount(70_000);
    }

    [Theory]
    [InlineData(new byte[0], "but has none")]
    [InlineData(new byte[] { 0, 0, 0, 0 }, "but its body has 4 bytes, less than a frame")]
    [InlineData(new byte[] { 0, 0, 0, 0, 2, 9 }, "but its frame announces 2 bytes, and 1 follow")]
    [InlineData(new byte[] { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 }, "but its frame announces 0 bytes, and 5 follow")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255, 9 }, "but its frame announces 4294967295 bytes, and 1 follow")]
    [InlineData(new byte[] { 1, 0, 0, 0, 1, 9 }, "not compressed, but its frame has the flag 1")]
    public void Payload_OfAnyOtherBody_IsRefused(byte[] body, string problem) =>
        Answer(body, "0").Invoking(answer => answer.Payload).Should().Throw<FunctionTestException>()
            .WithMessage($"the answer must have one message, {problem}; its HTTP status is 200, its gRPC status 0");

    [Fact]
    public void Payload_OfAnswerWithoutMessage_NamesTheStatus()
    {
        Answer([], "13", "it%20is 100%25 wrong").Invoking(answer => answer.Payload).Should().Throw<FunctionTestException>()
            .WithMessage("the answer must have one message, but has none; its HTTP status is 200, its gRPC status 13: "
                + "it is 100% wrong");
        new RawGrpcAnswer(HttpStatusCode.NotFound, Headers(), Headers(), []).Invoking(answer => answer.Payload).Should()
            .Throw<FunctionTestException>()
            .WithMessage("the answer must have one message, but has none; its HTTP status is 404, its gRPC status absent");
    }

    private static RawGrpcAnswer Answer(byte[] body, string status, string? message = null) => new(
        HttpStatusCode.OK,
        Headers(),
        message is null ? Headers(("grpc-status", status)) : Headers(("grpc-status", status), ("grpc-message", message)),
        body);

    private static Dictionary<string, string> Headers(params (string Name, string Value)[] headers) =>
        headers.ToDictionary(header => header.Name, header => header.Value);
}
