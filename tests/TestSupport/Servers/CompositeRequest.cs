using Crossplane.Functions.Testing;

namespace TestSupport.Servers;

/// <summary>A request as Crossplane sends it, for a composite that has a name only.</summary>
public static class CompositeRequest
{
    public static byte[] Create(string kind = "Greeting", string @namespace = "my-namespace", string name = "my-greeting") =>
        new FunctionRequest()
            .WithTag("tag-1")
            .WithComposite($$$"""{"kind": "{{{kind}}}", "metadata": {"name": "{{{name}}}", "namespace": "{{{@namespace}}}"}}""")
            .ToBytes();
}
