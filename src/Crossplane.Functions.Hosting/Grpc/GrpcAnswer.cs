using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The headers and trailers of an answer.</summary>
internal static class GrpcAnswer
{
    /// <summary>Sets the headers that every answer has, whatever comes of the call.</summary>
    public static void Begin(HttpResponse response)
    {
        response.ContentType = "application/grpc";
        response.Headers[GrpcHeaders.AcceptEncoding] = MessageEncodings.Accepted;
    }

    /// <summary>Ends a call of which whole messages were sent, or none: the status is in the trailers.</summary>
    public static void End(HttpResponse response, GrpcStatusCode status, string message)
    {
        response.AppendTrailer(GrpcHeaders.Status, Number(status));
        if (message.Length > 0)
        {
            response.AppendTrailer(GrpcHeaders.Message, StatusMessage.Encode(message));
        }
    }

    /// <summary>Ends a call without a message: the status is in the headers, which are all of the answer.</summary>
    public static void Refuse(HttpContext context, GrpcStatusCode status, string message)
    {
        // Half of a message cannot be taken back; a reset tells the caller that there will be no more.
        if (context.Response.HasStarted)
        {
            context.Abort();
            return;
        }

        context.Response.Headers.Remove(GrpcHeaders.Encoding);
        context.Response.Headers[GrpcHeaders.Status] = Number(status);
        context.Response.Headers[GrpcHeaders.Message] = StatusMessage.Encode(message);
    }

    private static string Number(GrpcStatusCode status) => ((int)status).ToString(CultureInfo.InvariantCulture);
}
