using Crossplane.Functions.AspNetCore.Calls;
using Crossplane.Functions.AspNetCore.Health;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.HealthCheck;
using ServingStatus = Grpc.Health.V1.HealthCheckResponse.Types.ServingStatus;

namespace Crossplane.Functions.Hosting.Health;

/// <summary>The service grpc.health.v1.Health: all services of the server, and the server as a whole, have the same
/// health.</summary>
internal sealed class FunctionHealth : HealthServiceImpl
{
    private readonly HealthState _state;
    private readonly FunctionStop _stop;
    private readonly HashSet<string> _services;

    public FunctionHealth(HealthState state, FunctionStop stop, PublishedContracts contracts)
    {
        _state = state;
        _stop = stop;
        _services = new HashSet<string>(contracts.Services, StringComparer.Ordinal) { "" };
        state.Subscribe(Tell);
    }

    /// <summary>Tells the health of a service now and at each change. The last word is that the server is stopping.</summary>
    public override async Task Watch(
        HealthCheckRequest request, IServerStreamWriter<HealthCheckResponse> responseStream, ServerCallContext context)
    {
        var end = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var responses = new LastWord(responseStream, () => _state.IsStopping, end);

        // Nothing changes at a stop for a service that was not serving before, or that there is not.
        using var registration = _stop.Token.Register(responses.EndIfNotServing);
        await (await Task.WhenAny(base.Watch(request, responses, context), end.Task).ConfigureAwait(false)).ConfigureAwait(false);
    }

    private void Tell()
    {
        var status = _state.IsServing ? ServingStatus.Serving : ServingStatus.NotServing;
        foreach (var service in _services)
        {
            SetStatus(service, status);
        }
    }

    /// <summary>Completes a task when the server stops and the last answer tells that the service does not serve.</summary>
    private sealed class LastWord(
        IServerStreamWriter<HealthCheckResponse> writer, Func<bool> isStopping, TaskCompletionSource end)
        : IServerStreamWriter<HealthCheckResponse>
    {
        private bool _isNotServing;

        public WriteOptions? WriteOptions
        {
            get => writer.WriteOptions;
            set => writer.WriteOptions = value;
        }

        public async Task WriteAsync(HealthCheckResponse message)
        {
            await writer.WriteAsync(message).ConfigureAwait(false);

            // Before the state is read: if the server stops in between, it is the stop that sees this answer.
            var isNotServing = message.Status != ServingStatus.Serving;
            Interlocked.Exchange(ref _isNotServing, isNotServing);
            if (isNotServing && isStopping())
            {
                end.TrySetResult();
            }
        }

        public void EndIfNotServing()
        {
            if (Volatile.Read(ref _isNotServing))
            {
                end.TrySetResult();
            }
        }
    }
}
