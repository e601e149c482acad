using System.Text;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.Hosting.Listening;
using Crossplane.Functions.Hosting.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Crossplane.Functions.Hosting.Management;

/// <summary>
/// Answers probes and scrapes, over HTTP/1.1 without TLS: a kubelet and a Prometheus have no certificate from Crossplane.
/// Nothing here is secret, and nothing changes anything.
/// </summary>
internal sealed class ManagementEndpoints
{
    private const string MetricsPath = "/metrics";

    private readonly PrometheusMetrics _metrics;
    private readonly HealthState _health;
    private readonly RecentAnswer _recent;

    public ManagementEndpoints(PrometheusMetrics metrics, HealthState health, FunctionHostOptions options, TimeProvider time)
    {
        _metrics = metrics;
        _health = health;
        _recent = new RecentAnswer(options.MetricsAge, time);
    }

    /// <summary>Makes a pipeline answer these requests, and no others.</summary>
    public void AddTo(IApplicationBuilder application)
    {
        application.Use(HandleAsync);
        application.UseOpenTelemetryPrometheusScrapingEndpoint(_metrics.Provider, null, MetricsPath, null, null);
    }

    private Task HandleAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        if (context.Features.Get<OpenConnection>() is { } connection)
        {
            // Now it is a request, which no other connection takes the place of until it is answered. The web server then reads
            // the rest of a body, for as long as a client likes to keep it waiting.
            connection.Establish();
            response.OnCompleted(connection.EndRequestAsync);
        }

        // Who holds connections keeps the kubelet's probes out; to connect again costs a scraper nothing.
        response.Headers.Connection = "close";
        response.Headers.CacheControl = "no-store";
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } body)
        {
            body.MaxRequestBodySize = 0;
        }

        if (!HttpMethods.IsGet(context.Request.Method) && !HttpMethods.IsHead(context.Request.Method))
        {
            response.Headers.Allow = "GET, HEAD";
            return AnswerAsync(context, StatusCodes.Status405MethodNotAllowed, "allowed are GET and HEAD\n");
        }

        return context.Request.Path.Value switch
        {
            "/healthz" => AnswerAsync(context, StatusCodes.Status200OK, "ok\n"),
            "/readyz" when _health.IsServing => AnswerAsync(context, StatusCodes.Status200OK, "ok\n"),
            "/readyz" => AnswerAsync(context, StatusCodes.Status503ServiceUnavailable, $"{_health.Description}\n"),
            MetricsPath => _recent.AnswerAsync(context, next),
            _ => AnswerAsync(context, StatusCodes.Status404NotFound, "the paths are /healthz, /readyz and /metrics\n"),
        };
    }

    private static Task AnswerAsync(HttpContext context, int status, string text)
    {
        var body = Encoding.UTF8.GetBytes(text);
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        context.Response.ContentLength = body.Length;
        return HttpMethods.IsHead(context.Request.Method)
            ? Task.CompletedTask
            : context.Response.Body.WriteAsync(body, context.RequestAborted).AsTask();
    }
}
