using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Crossplane.Functions.AspNetCore.Health;

/// <summary>The function's health for an application that has health checks of its own.</summary>
internal sealed class FunctionReadiness : IHealthCheck
{
    /// <summary>The name of the check.</summary>
    public const string Name = "composition-function";

    private readonly HealthState _health;

    public FunctionReadiness(HealthState health) => _health = health;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(_health.IsServing
            ? HealthCheckResult.Healthy(_health.Description)
            : new HealthCheckResult(context.Registration.FailureStatus, _health.Description));
}
