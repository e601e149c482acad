using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>
/// Routes requests to the method RunFunction of Crossplane's FunctionRunnerService, in both of its versions: their
/// messages are the same on the wire.
/// </summary>
internal sealed class FunctionRunnerEndpoint
{
    private const string V1 = "/apiextensions.fn.proto.v1.FunctionRunnerService/RunFunction";
    private const string V1Beta1 = "/apiextensions.fn.proto.v1beta1.FunctionRunnerService/RunFunction";
    private const string GrpcContentType = "application/grpc";

    private readonly UnaryCallHandler _runFunction;

    public FunctionRunnerEndpoint(UnaryCallHandler runFunction) => _runFunction = runFunction;

    public Task HandleAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            context.Response.StatusCode = StatusCodes.Status405MethodNotAllowed;
            context.Response.Headers.Allow = HttpMethods.Post;
            return Task.CompletedTask;
        }

        if (!IsGrpc(context.Request.ContentType))
        {
            context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
            return Task.CompletedTask;
        }

        GrpcAnswer.Begin(context.Response);
        if (context.Request.Path.Value is V1 or V1Beta1)
        {
            return _runFunction.HandleAsync(context);
        }

        GrpcAnswer.Refuse(context, GrpcStatusCode.Unimplemented, $"unknown method {context.Request.Path.Value}");
        return Task.CompletedTask;
    }

    private static bool IsGrpc(string? contentType) =>
        contentType is not null
        && contentType.StartsWith(GrpcContentType, StringComparison.OrdinalIgnoreCase)
        && (contentType.Length == GrpcContentType.Length || contentType[GrpcContentType.Length] is '+' or ';');
}
