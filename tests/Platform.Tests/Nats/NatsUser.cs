namespace Platform.Tests.Nats;

/// <summary>Who a client of NATS says it is.</summary>
internal sealed record NatsUser(string Name, string Password);
