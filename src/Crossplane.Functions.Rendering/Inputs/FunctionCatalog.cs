using System.Text.Json.Nodes;
using Crossplane.Functions.Rendering.Clients;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Inputs;

/// <summary>Decides how each Function of the input is called.</summary>
internal sealed class FunctionCatalog : IDisposable
{
    private const string RuntimeAnnotation = "render.crossplane.io/runtime";
    private const string TargetAnnotation = "render.crossplane.io/runtime-development-target";
    private const string DefaultTarget = "localhost:9443";

    private readonly Dictionary<string, IFunctionClient> _clients = new(StringComparer.Ordinal);

    /// <exception cref="RenderException">A Function can be called neither in this process nor over gRPC.</exception>
    public FunctionCatalog(IEnumerable<JsonObject> functions, IReadOnlyList<InProcessFunction> inProcess, Action<Exception> onException)
    {
        foreach (var function in functions)
        {
            _clients[function.Name()] = Create(function, inProcess, onException);
        }
    }

    public IReadOnlyDictionary<string, IFunctionClient> Clients => _clients;

    public void Dispose()
    {
        foreach (var client in _clients.Values.OfType<IDisposable>())
        {
            client.Dispose();
        }
    }

    private static IFunctionClient Create(JsonObject function, IReadOnlyList<InProcessFunction> inProcess, Action<Exception> onException)
    {
        var runtime = function.Annotation(RuntimeAnnotation);
        switch (runtime)
        {
            case "Development":
                var target = function.Annotation(TargetAnnotation);
                return new GrpcClient(function.Name(), target.Length > 0 ? target : DefaultTarget);
            case "" or "Docker" or "InProcess" when Find(function, inProcess) is { } own:
                return new InProcessClient(own.Function, onException);
            case "" or "Docker" or "InProcess":
                throw new RenderException(
                    $"cannot run Function \"{function.Name()}\": only {string.Join(", ", inProcess.Select(own => own.PackageName))} runs in this process and no container is started; start the function and annotate it with {RuntimeAnnotation}: Development and {TargetAnnotation}: host:port");
            default:
                throw new RenderException($"unsupported \"{RuntimeAnnotation}\" annotation value \"{runtime}\" (unknown runtime)");
        }
    }

    private static InProcessFunction? Find(JsonObject function, IReadOnlyList<InProcessFunction> inProcess) =>
        inProcess.FirstOrDefault(own => own.Is(function.Name(), function.Find("spec").Text("package")));
}
