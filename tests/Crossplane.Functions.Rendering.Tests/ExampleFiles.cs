namespace Crossplane.Functions.Rendering.Tests;

/// <summary>A composite, its Composition of one step, and its function, in a directory of their own.</summary>
internal sealed class ExampleFiles : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("render-example-");

    public ExampleFiles()
    {
        Composite = Write("xr.yaml", "{apiVersion: example.org/v1, kind: X, metadata: {name: x}}\n");
        Functions = Write(
            "functions.yaml", "{apiVersion: pkg.crossplane.io/v1, kind: Function, metadata: {name: function-example}}\n");
        Files = new RenderFiles
        {
            Composite = Composite,
            Composition = Write("composition.yaml", """
                apiVersion: apiextensions.crossplane.io/v1
                kind: Composition
                metadata: {name: c}
                spec:
                  compositeTypeRef: {apiVersion: example.org/v1, kind: X}
                  mode: Pipeline
                  pipeline: [{step: only, functionRef: {name: function-example}}]
                """),
        };
    }

    public RenderFiles Files { get; }

    public string Composite { get; }

    public string Functions { get; }

    public void Dispose() => _directory.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_directory.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
