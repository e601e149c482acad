namespace Faults;

/// <summary>Calls that do not follow the rules of HTTP/2, on connections without TLS.</summary>
internal static class StreamFaults
{
    private const int StreamsOfAConnection = 100;
    private const int ResetsOfAConnection = 2000;

    /// <summary>Goes away in the middle of a request, with an end or a reset of the connection.</summary>
    public static async Task DisconnectAsync(Target target, int count)
    {
        for (var index = 0; index < count; index++)
        {
            var client = await Http2Client.ConnectAsync(target.EndPoint);
            await client.BeginCall(1).Body(1, Requests.Good.AsSpan(0, 100)).SendAsync();
            if (index % 2 == 0)
            {
                client.Break();
            }
            else
            {
                client.Dispose();
            }
        }
    }

    /// <summary>Begins calls and resets them at once.</summary>
    public static async Task ResetAsync(Target target, int count)
    {
        for (var done = 0; done < count; done += ResetsOfAConnection)
        {
            using var client = (await Http2Client.ConnectAsync(target.EndPoint)).Drain();
            for (var index = 0; index < Math.Min(ResetsOfAConnection, count - done); index++)
            {
                var stream = (2 * index) + 1;
                client.BeginCall(stream).Body(stream, Requests.Good.AsSpan(0, 100)).Reset(stream);
                if (index % 50 == 0 && !await client.SendAsync())
                {
                    break;
                }
            }
        }
    }

    /// <summary>Sends bodies byte by byte and never ends.</summary>
    public static async Task DawdleAsync(Target target, int count)
    {
        var clients = new List<Http2Client>();
        for (var done = 0; done < count; done += StreamsOfAConnection)
        {
            clients.Add((await Http2Client.ConnectAsync(target.EndPoint)).Drain());
            for (var index = 0; index < StreamsOfAConnection; index++)
            {
                clients[^1].BeginCall((2 * index) + 1);
            }
        }

        for (var position = 0; position < 40; position++)
        {
            foreach (var client in clients)
            {
                for (var index = 0; index < StreamsOfAConnection; index++)
                {
                    client.Body((2 * index) + 1, Requests.Good.AsSpan(position, 1));
                }

                await client.SendAsync();
            }

            await Task.Delay(100);
        }

        clients.ForEach(client => client.Dispose());
    }

    /// <summary>Calls whose answers nobody reads: more than there may be calls in progress.</summary>
    public static async Task DoNotReceiveAsync(Target target, int count)
    {
        var clients = new List<Http2Client>();
        for (var done = 0; done < count; done += StreamsOfAConnection)
        {
            var client = await Http2Client.ConnectAsync(target.EndPoint);
            clients.Add(client);
            for (var index = 0; index < Math.Min(StreamsOfAConnection, count - done); index++)
            {
                var stream = (2 * index) + 1;
                client.BeginCall(stream, timeout: "99999999H").Body(stream, Requests.Good, end: true);
            }

            await client.SendAsync();

            // The calls of four connections may wait or be answered at a time.
            await Task.Delay(TimeSpan.FromMilliseconds(500));
        }

        await Task.Delay(TimeSpan.FromSeconds(3));
        clients.ForEach(client => client.Break());
    }

    /// <summary>Headers that do not end.</summary>
    public static async Task ContinueAsync(Target target, int count)
    {
        for (var done = 0; done < count; done += StreamsOfAConnection)
        {
            using var client = (await Http2Client.ConnectAsync(target.EndPoint)).Drain();
            client.BeginCall(1, endHeaders: false);
            for (var index = 0; index < StreamsOfAConnection; index++)
            {
                if (!await client.ContinueHeaders(1, 8000).SendAsync())
                {
                    break;
                }
            }
        }
    }

    /// <summary>Pings whose answers nobody reads.</summary>
    public static async Task KnockAsync(Target target, int count)
    {
        using var client = await Http2Client.ConnectAsync(target.EndPoint);
        for (var index = 0; index < count; index++)
        {
            client.Knock();
            if (index % 100 == 0)
            {
                var sending = client.SendAsync();
                if (await Task.WhenAny(sending, Task.Delay(1000)) != sending || !await sending)
                {
                    break;
                }
            }
        }

        client.Break();
    }
}
