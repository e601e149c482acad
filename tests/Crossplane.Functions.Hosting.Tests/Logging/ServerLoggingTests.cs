using Crossplane.Functions.Hosting.Logging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Tests.Logging;

public sealed class ServerLoggingTests : IDisposable
{
    private readonly ScopedLog _log = new();
    private readonly ServiceProvider _services;

    public ServerLoggingTests() => _services = new ServiceCollection().AddLogging(logging =>
    {
        ServerLogging.SetLevels(logging, LogLevel.Information);
        logging.AddProvider(_log);
    }).BuildServiceProvider();

    public void Dispose()
    {
        _services.Dispose();
        _log.Dispose();
    }

    [Theory]
    [InlineData("GrpcDemo.Function", LogLevel.Information)]
    [InlineData("Microsoft.AspNetCore.Routing", LogLevel.Warning)]
    public void Levels_OfACategory_BeginAt(string category, LogLevel least)
    {
        IsEnabled(category, least).Should().BeTrue($"{category} logs {least}");
        IsEnabled(category, least - 1).Should().BeFalse($"{category} logs nothing below {least}");
    }

    [Theory]
    [InlineData("Grpc.AspNetCore.Server.ServerCallHandler")]
    [InlineData("Microsoft.AspNetCore.Hosting.Diagnostics")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel")]
    [InlineData("Microsoft.AspNetCore.Server.Kestrel.Http2")]
    [InlineData("Microsoft.Extensions.Hosting.Internal.Host")]
    public void Levels_OfLibrariesWhoseFailuresTheServerLogs_AreOff(string category) =>
        IsEnabled(category, LogLevel.Critical).Should().BeFalse("the server logs it in words of its own");

    private bool IsEnabled(string category, LogLevel level) =>
        _services.GetRequiredService<ILoggerFactory>().CreateLogger(category).IsEnabled(level);
}
