using System.Diagnostics.CodeAnalysis;
using Crossplane.Functions.AspNetCore.Admission;
using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.AspNetCore.Health;
using Crossplane.Functions.AspNetCore.Hosts;
using Crossplane.Functions.AspNetCore.Logging;
using Crossplane.Functions.AspNetCore.Telemetry;
using Grpc.AspNetCore.Server;
using Grpc.AspNetCore.Server.Model;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Crossplane.Functions.AspNetCore;

/// <summary>Serves a function in a web application of one's own; <c>FunctionHost</c> is the shorter way.</summary>
/// <example>
/// <code>
/// builder.Services.AddCompositionFunction&lt;MyFunction&gt;();
/// var app = builder.Build();
/// app.MapCompositionFunction();
/// </code>
/// </example>
public static class CompositionFunctionExtensions
{
    /// <summary>Adds a function, with what its constructor asks for, and a health check named
    /// <c>composition-function</c>.</summary>
    /// <typeparam name="TFunction">The function. One instance serves all calls, many at a time.</typeparam>
    /// <param name="services">The services of the application.</param>
    /// <param name="configure">Sets the options of the function.</param>
    /// <exception cref="InvalidOperationException">The application has a function already.</exception>
    public static IServiceCollection AddCompositionFunction<
        [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TFunction>(
        this IServiceCollection services, Action<CompositionFunctionOptions>? configure = null)
        where TFunction : class, IFunction
    {
        ArgumentNullException.ThrowIfNull(services);
        RequireNone(services);
        services.AddSingleton<IFunction, TFunction>();
        return services.AddFunctionServices(configure);
    }

    /// <summary>Adds a function, and a health check named <c>composition-function</c>.</summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="function">The function; it is called concurrently.</param>
    /// <param name="configure">Sets the options of the function.</param>
    /// <exception cref="InvalidOperationException">The application has a function already.</exception>
    public static IServiceCollection AddCompositionFunction(
        this IServiceCollection services, IFunction function, Action<CompositionFunctionOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(function);
        RequireNone(services);
        services.AddSingleton(function);
        return services.AddFunctionServices(configure);
    }

    /// <summary>
    /// Maps Crossplane's RunFunction, v1 and v1beta1. Crossplane speaks HTTP/2, with mutual TLS: the application must listen
    /// so, and decide which clients it trusts.
    /// </summary>
    /// <param name="endpoints">The endpoints of the application, which added a function.</param>
    /// <returns>Further conventions of the endpoints, such as <c>RequireAuthorization</c>.</returns>
    /// <exception cref="OptionsValidationException">Limits of the function are out of their ranges.</exception>
    public static IEndpointConventionBuilder MapCompositionFunction(this IEndpointRouteBuilder endpoints)
    {
        ArgumentNullException.ThrowIfNull(endpoints);

        // Its series are there from the start: one that begins with 1 has no rate.
        _ = endpoints.ServiceProvider.GetRequiredService<FunctionMetrics>();
        var mapped = endpoints.MapGrpcService<FunctionCalls>();
        mapped.Finally(endpoints.ServiceProvider.GetRequiredService<CallEndpoints>().GuardFunction);
        return mapped;
    }

    private static void RequireNone(IServiceCollection services)
    {
        if (services.HasCompositionFunction())
        {
            throw new InvalidOperationException("cannot add a composition function: this application has one already");
        }
    }

    private static IServiceCollection AddFunctionServices(
        this IServiceCollection services, Action<CompositionFunctionOptions>? configure)
    {
        services.Configure(configure ?? (_ => { }));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IValidateOptions<CompositionFunctionOptions>, FunctionOptionRules>());
        services.AddMetrics();
        services.AddGrpc().AddServiceOptions<FunctionCalls>(_ => { });

        // The options of this service alone: an application may have others.
        services.AddOptions<GrpcServiceOptions<FunctionCalls>>().Configure<IOptions<CompositionFunctionOptions>>(
            (service, function) => GrpcServiceDefaults.Apply(service, function.Value.MaxReceiveMessageBytes));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IServiceMethodProvider<FunctionCalls>, FunctionMethods>());
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(CreateRunner);
        services.TryAddSingleton(provider => new CallAdmission(
            provider.GetRequiredService<IOptions<CompositionFunctionOptions>>().Value.CreateLimits()));
        services.TryAddSingleton(CreateQueue);
        services.TryAddSingleton(provider => new CallLoad(
            provider.GetRequiredService<CallAdmission>(), provider.GetRequiredService<RenderQueue>()));
        services.TryAddSingleton<CallEndpoints>();
        services.TryAddSingleton<CallInstruments>();
        services.TryAddSingleton<ExceptionInterceptor>();
        services.TryAddSingleton<FatalResultLog>();
        services.TryAddSingleton(CreateCalls);
        services.TryAddSingleton<FunctionMeter>();
        services.TryAddSingleton<FunctionMetrics>();
        services.TryAddSingleton<FunctionStop>();
        services.TryAddSingleton<HealthState>();
        services.TryAddSingleton<TelemetryInterceptor>();
        services.AddHostedService<SelfRender>();
        services.AddHealthChecks().AddCheck<FunctionReadiness>(FunctionReadiness.Name);
        return services;
    }

    private static FunctionCalls CreateCalls(IServiceProvider services) => new(
        services.GetRequiredService<FunctionRunner>(),
        services.GetRequiredService<RenderQueue>(),
        services.GetRequiredService<FunctionMetrics>(),
        services.GetRequiredService<FatalResultLog>(),
        services.GetRequiredService<IOptions<CompositionFunctionOptions>>(),
        services.GetRequiredService<ILogger<FunctionCalls>>());

    private static RenderQueue CreateQueue(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CompositionFunctionOptions>>().Value;
        return new RenderQueue(
            options.MaxConcurrentRenders, options.MaxRenderBytes, services.GetRequiredService<TimeProvider>());
    }

    private static FunctionRunner CreateRunner(IServiceProvider services)
    {
        var function = services.GetRequiredService<IFunction>();
        var logger = services.GetRequiredService<ILoggerFactory>().CreateLogger(function.GetType().FullName!);
        return new FunctionRunner(function, new FunctionRunnerOptions { Logger = logger });
    }
}
