using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using NATS.Client.Core;
using NATS.Client.JetStream;

namespace Platform.Tests.Nats;

/// <summary>A NATS server with JetStream and its monitoring port, both on ports that the system chose.</summary>
internal sealed class NatsServerProcess : IAsyncDisposable
{
    private static readonly NatsUser Worker = new("worker", "not-a-secret");

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TemporaryDirectory _folder = new();
    private readonly Process _process;

    private NatsServerProcess(bool hasJetStream, string accounts, NatsUser? user, IReadOnlyDictionary<string, string> environment)
    {
        User = user;
        var jetStream = hasJetStream ? $"jetstream {{ store_dir: \"{_folder["js"]}\", max_mem: 1G, max_file: 10G }}" : "";
        File.WriteAllText(_folder["nats.conf"], $$"""
            host: 127.0.0.1
            port: -1
            http: 127.0.0.1:-1
            ports_file_dir: "{{_folder.Path}}"
            {{jetStream}}
            {{accounts}}
            """);
        var start = new ProcessStartInfo(
            Tool.Find("nats-server"), ["--config", _folder["nats.conf"], "--log", _folder["log"]]);
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Who clients are; null if the server asks for nobody.</summary>
    public NatsUser? User { get; }

    public string Url { get; private set; } = "";

    /// <summary>Where it answers <c>/jsz</c>.</summary>
    public Uri Monitoring { get; private set; } = null!;

    /// <summary>A client of the server.</summary>
    public NatsJSContext JetStream { get; private set; } = null!;

    /// <summary>Starts a server and connects to it.</summary>
    /// <param name="hasJetStream">False for a server as the chart installs it by default.</param>
    /// <param name="account">The account to connect to, instead of the one that a server without accounts has.</param>
    public static Task<NatsServerProcess> StartAsync(bool hasJetStream = true, string? account = null) => account is null
        ? ConnectAsync(new NatsServerProcess(hasJetStream, "", null, new Dictionary<string, string>()))
        : ConnectAsync(new NatsServerProcess(
            hasJetStream,
            $$"""
            accounts {
              {{account}} { jetstream: enabled, users: [{ user: {{Worker.Name}}, password: {{Worker.Password}} }] }
              OTHER { jetstream: enabled, users: [{ user: other, password: other }] }
            }
            """,
            Worker,
            new Dictionary<string, string>()));

    /// <summary>Starts a server with the accounts of the platform and one more, and connects to it.</summary>
    /// <param name="user">Instead of the user of the platform's workload.</param>
    public static Task<NatsServerProcess> StartAsThePlatformAsync(NatsUser? user = null) => ConnectAsync(new NatsServerProcess(
        hasJetStream: true, PlatformAccounts.Configuration, user ?? PlatformAccounts.Workload, PlatformAccounts.Passwords));

    private static async Task<NatsServerProcess> ConnectAsync(NatsServerProcess server)
    {
        try
        {
            var ports = await server.ReadPortsAsync();
            server.Url = ports.GetProperty("nats")[0].GetString()!;
            server.Monitoring = new Uri(ports.GetProperty("monitoring")[0].GetString()!);
            server.JetStream = server.ClientOf(server.User);
            await server.JetStream.Connection.ConnectAsync();
            return server;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    /// <summary>A client that is not connected yet; the caller ends its connection.</summary>
    public NatsJSContext ClientOf(NatsUser? user) => new(new NatsConnection(new NatsOpts
    {
        Url = Url,
        AuthOpts = user is null ? NatsAuthOpts.Default : new NatsAuthOpts { Username = user.Name, Password = user.Password },
        MaxReconnectRetry = 0,
    }));

    public async ValueTask DisposeAsync()
    {
        if (JetStream is not null)
        {
            await JetStream.Connection.DisposeAsync();
        }

        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    /// <summary>The server writes its ports into a file when it listens.</summary>
    private async Task<JsonElement> ReadPortsAsync()
    {
        var path = _folder[string.Create(CultureInfo.InvariantCulture, $"nats-server_{_process.Id}.ports")];
        using var patience = new CancellationTokenSource(Patience);
        while (!_process.HasExited)
        {
            if (File.Exists(path) && await File.ReadAllTextAsync(path, patience.Token) is { Length: > 0 } text)
            {
                return JsonElement.Parse(text);
            }

            await Task.Delay(20, patience.Token);
        }

        throw new InvalidOperationException($"nats-server ended: {await File.ReadAllTextAsync(_folder["log"], patience.Token)}");
    }
}
