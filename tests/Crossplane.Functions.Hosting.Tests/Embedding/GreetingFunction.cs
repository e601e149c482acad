using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Embedding;

/// <summary>A function that needs services of its application.</summary>
internal sealed partial class GreetingFunction : IFunction
{
    private readonly Greeter _greeter;
    private readonly ILogger _logger;

    public GreetingFunction(Greeter greeter, ILogger<GreetingFunction> logger)
    {
        _greeter = greeter;
        _logger = logger;
    }

    public ValueTask RunAsync(FunctionContext context, CancellationToken cancellationToken)
    {
        var greeting = _greeter.Greet(context.Observed.Composite.Name);
        LogWithoutCall(_logger, greeting);
        LogInCall(context.Logger, greeting);
        context.Results.Normal(greeting);
        return ValueTask.CompletedTask;
    }

    [LoggerMessage(1, LogLevel.Information, "injected: {Greeting}")]
    private static partial void LogWithoutCall(ILogger logger, string greeting);

    [LoggerMessage(2, LogLevel.Information, "of the call: {Greeting}")]
    private static partial void LogInCall(ILogger logger, string greeting);
}
