using System.Buffers;
using Crossplane.Functions.Hosting.Grpc;
using Google.Protobuf;
using Grpc.Health.V1;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Crossplane.Functions.Hosting.Health;

/// <summary>The service grpc.health.v1.Health. All services of the server, and the server as a whole, are in the same health.</summary>
internal sealed class HealthService
{
    public const string Name = "grpc.health.v1.Health";

    private readonly HealthState _health;
    private readonly HashSet<string> _services;
    private readonly ServerStop _stop;

    /// <param name="health">Knows the health.</param>
    /// <param name="services">The services that somebody may ask for by name.</param>
    /// <param name="stop">Ends the watches whose request has not arrived.</param>
    public HealthService(HealthState health, IEnumerable<string> services, ServerStop stop)
    {
        _health = health;
        _stop = stop;
        _services = new HashSet<string>(services, StringComparer.Ordinal) { "" };
    }

    private ServingStatus Status => _health.IsServing ? ServingStatus.Serving : ServingStatus.NotServing;

    /// <summary>Tells the health of a service, see <see cref="UnaryMethod"/>.</summary>
    public ValueTask CheckAsync(ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        string service = RequestMessage.Parse(HealthCheckRequest.Parser, request).Service;
        if (!_services.Contains(service))
        {
            throw new GrpcException(GrpcStatusCode.NotFound, "unknown service");
        }

        new HealthCheckResponse { Status = Status }.WriteTo(response);
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells the health of all services, see <see cref="UnaryMethod"/>.</summary>
    public ValueTask ListAsync(ReadOnlySequence<byte> request, IBufferWriter<byte> response, CancellationToken cancellationToken)
    {
        var list = new HealthListResponse();
        foreach (string service in _services)
        {
            list.Statuses[service] = new HealthCheckResponse { Status = Status };
        }

        list.WriteTo(response);
        return ValueTask.CompletedTask;
    }

    /// <summary>Tells the health of a service now and whenever it changes, until the server stops; see <see cref="StreamMethod"/>.</summary>
    public async Task WatchAsync(RequestStream requests, ResponseStream responses, CancellationToken cancellationToken)
    {
        HealthCheckRequest request = await _stop
            .InterruptAsync(either => requests.ReadOnlyAsync(HealthCheckRequest.Parser, either), cancellationToken)
            .ConfigureAwait(false);
        bool isKnown = _services.Contains(request.Service);
        ServingStatus? told = null;
        while (true)
        {
            Task changed = _health.Changed;
            bool isLast = _health.IsStopping;
            ServingStatus status = isKnown ? Status : ServingStatus.ServiceUnknown;
            if (status != told)
            {
                await responses.WriteAsync(new HealthCheckResponse { Status = status }, cancellationToken).ConfigureAwait(false);
                told = status;
            }

            if (isLast)
            {
                return;
            }

            await changed.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
