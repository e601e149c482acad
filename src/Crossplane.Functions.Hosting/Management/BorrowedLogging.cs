using Microsoft.Extensions.Logging;

namespace Crossplane.Functions.Hosting.Management;

/// <summary>The log of another server, which outlives the one that borrows it.</summary>
internal sealed class BorrowedLogging : ILoggerFactory
{
    private readonly ILoggerFactory _owner;

    public BorrowedLogging(ILoggerFactory owner) => _owner = owner;

    public ILogger CreateLogger(string categoryName) => _owner.CreateLogger(categoryName);

    public void AddProvider(ILoggerProvider provider) => _owner.AddProvider(provider);

    public void Dispose()
    {
    }
}
