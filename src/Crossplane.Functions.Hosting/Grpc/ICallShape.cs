using Crossplane.Functions.Hosting.Limits;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>How messages come and go in the calls of a method.</summary>
internal interface ICallShape
{
    /// <summary>Answers a call that was let in.</summary>
    /// <returns>The status of the answer, which has been given.</returns>
    /// <exception cref="GrpcException">The call is to be answered with another status; nothing of an answer was sent.</exception>
    /// <exception cref="OperationCanceledException">The deadline has passed, or the caller has gone.</exception>
    Task<GrpcStatusCode> AnswerAsync(HttpContext context, CallPermit permit, CallDeadline deadline);
}
