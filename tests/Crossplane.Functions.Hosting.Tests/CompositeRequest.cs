using System.Text;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Protocol;
using Google.Protobuf;

namespace Crossplane.Functions.Hosting.Tests;

/// <summary>A request as Crossplane sends it, for a composite that has a name only.</summary>
internal static class CompositeRequest
{
    public static byte[] Create(string kind = "Greeting", string @namespace = "my-namespace", string name = "my-greeting")
    {
        var composite = $$$"""{"kind": "{{{kind}}}", "metadata": {"name": "{{{name}}}", "namespace": "{{{@namespace}}}"}}""";
        return new RunFunctionRequest
        {
            Meta = new RequestMeta { Tag = "tag-1" },
            Observed = new State
            {
                Composite = new Protocol.Resource
                {
                    Resource_ = ByteString.CopyFrom(StructDocument.FromJson(Encoding.UTF8.GetBytes(composite)).Raw.ToArray()),
                },
            },
        }.ToByteArray();
    }
}
