using System.Text;
using Crossplane.Functions.Hosting.Health;
using Crossplane.Functions.Hosting.Metrics;
using Microsoft.AspNetCore.Http;

namespace Crossplane.Functions.Hosting.Management;

/// <summary>Answers probes and scrapes: nothing that is secret, and nothing that changes anything.</summary>
internal sealed class ManagementEndpoint
{
    private const string PlainText = "text/plain; charset=utf-8";

    private readonly MetricStore _metrics;
    private readonly HealthState _health;

    public ManagementEndpoint(MetricStore metrics, HealthState health)
    {
        _metrics = metrics;
        _health = health;
    }

    public Task HandleAsync(HttpContext context)
    {
        HttpResponse response = context.Response;
        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            return AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, PlainText, "allowed are GET and HEAD\n");
        }

        return context.Request.Path.Value switch
        {
            "/healthz" => AnswerAsync(context, StatusCodes.Status200OK, PlainText, "ok\n"),
            "/readyz" when _health.IsServing => AnswerAsync(context, StatusCodes.Status200OK, PlainText, "ok\n"),
            "/readyz" => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, PlainText, $"{_health.Description}\n"),
            "/metrics" => AnswerAsync(context, StatusCodes.Status200OK, PrometheusText.ContentType, _metrics.Write()),
            _ => AnswerAsync(context, StatusCodes.Status404NotFound, PlainText, "there are /healthz, /readyz and /metrics\n"),
        };
    }

    private static Task AnswerAsync(HttpContext context, int status, string contentType, string text)
    {
        byte[] body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        context.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
