using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Management;

/// <summary>Gives the same answer for a while: whoever asks often must not take the processor.</summary>
/// <param name="age">How long.</param>
/// <param name="time">Measures it; a change of the clock does not matter.</param>
internal sealed class RecentAnswer(TimeSpan age, TimeProvider time)
{
    // The exporter has two formats.
    private const string OpenMetrics = "application/openmetrics-text";

    private readonly ConcurrentDictionary<bool, Answer> _answers = new();

    /// <summary>Answers a request, by the next handler if there is no recent answer in the format that it asks for.</summary>
    public async Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        var format = context.Request.Headers.Accept.ToString().Contains(OpenMetrics, StringComparison.OrdinalIgnoreCase);
        if (!_answers.TryGetValue(format, out var answer) || time.GetElapsedTime(answer.Time) >= age)
        {
            answer = await CollectAsync(context, next).ConfigureAwait(false);
            _answers[format] = answer;
        }

        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.ContentLength = answer.Body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted).ConfigureAwait(false);
        }
    }

    private async Task<Answer> CollectAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        var body = response.Body;
        using var collected = new MemoryStream();
        response.Body = collected;
        try
        {
            var start = time.GetTimestamp();
            await next(context).ConfigureAwait(false);
            return new Answer(start, response.StatusCode, response.ContentType, collected.ToArray());
        }
        finally
        {
            response.Body = body;
        }
    }

    private sealed record Answer(long Time, int Status, string? ContentType, byte[] Body);
}
