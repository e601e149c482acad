using Microsoft.AspNetCore.Connections;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>The body of a request can end before its context knows that the caller has gone.</summary>
internal static class CallerGone
{
    /// <param name="cause">What reading the body threw.</param>
    public static ConnectionAbortedException Because(IOException cause) => new("the caller has gone", cause);
}
