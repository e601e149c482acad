using NATS.Client.Core;
using NatsStandIn;

try
{
    await using var server = await JetStreamServer.ConnectAsync(
        Environment.GetEnvironmentVariable("NATS_URL") ?? "nats://127.0.0.1:4222",
        Environment.GetEnvironmentVariable("NATS_USER") is { } user
            ? new NatsAuthOpts { Username = user, Password = Environment.GetEnvironmentVariable("NATS_PASSWORD") }
            : NatsAuthOpts.Default);
    await (args switch
    {
        ["stream", "info", var stream, "--no-select"] => StreamCommands.InfoAsync(server, stream),
        ["stream", "add", var stream, "--config", var file] => StreamCommands.AddAsync(server, stream, file),
        ["stream", "edit", var stream, "--config", var file, "--force"] => StreamCommands.EditAsync(server, stream, file),
        ["consumer", "add", var stream, var consumer, "--config", var file] =>
            ConsumerCommands.AddAsync(server, stream, consumer, file),
        _ => throw new CommandException($"the stand-in does not know \"{string.Join(' ', args)}\""),
    });
    return 0;
}
catch (CommandException exception)
{
    Console.Error.WriteLine($"nats: error: {exception.Message}");
    return 1;
}
