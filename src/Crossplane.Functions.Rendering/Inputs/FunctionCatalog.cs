using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>
/// Selects a client for each Function of the input. Clients are created once, when a step first calls the function.
/// </summary>
internal sealed class FunctionCatalog : IDisposable
{
    private readonly Dictionary<string, JsonObject> _functions = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IFunctionClient> _clients = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<InProcessFunction> _inProcess;
    private readonly Action<Exception> _onException;
    private readonly Action<string> _onWaiting;

    /// <param name="functions">The Functions. No client is created for those that no step calls.</param>
    /// <param name="inProcess">The functions that run in this process.</param>
    /// <param name="onException">Receives the exceptions of functions in this process.</param>
    /// <param name="onWaiting">Receives a sentence if a function does not listen yet.</param>
    /// <exception cref="RenderException">A Function has an unknown runtime.</exception>
    public FunctionCatalog(
        IEnumerable<JsonObject> functions,
        IReadOnlyList<InProcessFunction> inProcess,
        Action<Exception> onException,
        Action<string> onWaiting)
    {
        _inProcess = inProcess;
        _onException = onException;
        _onWaiting = onWaiting;
        foreach (var function in functions)
        {
            RequireRuntime(function);
            _functions[function.Name()] = function;
        }
    }

    /// <summary>Finds the client of a function; null if the input does not contain the function.</summary>
    /// <exception cref="RenderException">The Function neither runs in this process nor listens.</exception>
    public IFunctionClient? Find(string name)
    {
        if (!_functions.TryGetValue(name, out var function))
        {
            return null;
        }

        if (!_clients.TryGetValue(name, out var client))
        {
            client = Start(function);
            _clients.Add(name, client);
        }

        return client;
    }

    public void Dispose()
    {
        foreach (var client in _clients.Values.OfType<IDisposable>())
        {
            client.Dispose();
        }
    }

    private static void RequireRuntime(JsonObject function)
    {
        var runtime = function.Annotation(RuntimeAnnotations.Runtime);
        if (runtime is not ("" or "Docker" or "InProcess" or RuntimeAnnotations.Development))
        {
            throw new RenderException(
                $"cannot start function runtimes: cannot get runtime for Function \"{function.Name()}\":"
                + $" unsupported \"{RuntimeAnnotations.Runtime}\" annotation value \"{runtime}\" (unknown runtime)");
        }
    }

    private IFunctionClient Start(JsonObject function)
    {
        if (function.Annotation(RuntimeAnnotations.Runtime) == RuntimeAnnotations.Development)
        {
            return new GrpcClient(function.Name(), DevelopmentTarget.Read(function), _onWaiting);
        }

        var own = _inProcess.FirstOrDefault(candidate => candidate.Is(function.Name(), function.Find("spec").Text("package")))
            ?? throw new RenderException(
                $"cannot run Function \"{function.Name()}\": {Own()} and no container is started;"
                + $" start the function and annotate it with {RuntimeAnnotations.Runtime}: {RuntimeAnnotations.Development}"
                + $" and {RuntimeAnnotations.Target}: host:port");
        return new InProcessClient(own.Function, _onException);
    }

    private string Own() => _inProcess.Count == 0
        ? "no function runs in this process"
        : $"only {string.Join(", ", _inProcess.Select(own => own.PackageName))} runs in this process";
}
