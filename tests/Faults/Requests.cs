using System.Text;
using Crossplane.Functions.Conversion;
using Crossplane.Functions.Hosting.Tests.Calls;

namespace Faults;

/// <summary>Encoded RunFunctionRequests in their gRPC frames.</summary>
internal static class Requests
{
    private const string Composite = """
        {
          "apiVersion": "platform.bizmatters.io/v1alpha1", "kind": "AgentExecutor",
          "metadata": {"name": "my-service", "namespace": "my-namespace", "uid": "8ac59ee3-843c-5d73-ab3a-c40bf9f2a3dd"},
          "spec": {
            "image": "ghcr.io/myorg/my-service:v1.0.0", "natsStreamName": "MY_SERVICE_STREAM", "natsConsumerGroup": "my-service-workers"
          }
        }
        """;

    private const int ObservedField = 2;
    private const int UnknownField = 15;

    /// <summary>A request as Crossplane makes it, which composes resources.</summary>
    public static byte[] Good { get; } = RawGrpcClient.Frame(Message());

    /// <summary>A good request that has a length, by a field that this server does not know.</summary>
    public static byte[] OfLength(int length)
    {
        var message = Message();
        var padding = length - message.Length;
        while (message.Length + Field(UnknownField, new byte[padding]).Length > length)
        {
            padding--;
        }

        return RawGrpcClient.Frame([.. message, .. Field(UnknownField, new byte[padding])]);
    }

    private static byte[] Message()
    {
        var composite = StructDocument.FromJson(Encoding.UTF8.GetBytes(Composite)).Raw.ToArray();
        return Field(ObservedField, Field(1, Field(1, composite)));
    }

    private static byte[] Field(int number, byte[] content)
    {
        var field = new List<byte> { (byte)((number << 3) | 2) };
        for (var length = (uint)content.Length; ; length >>= 7)
        {
            if (length < 0x80)
            {
                field.Add((byte)length);
                break;
            }

            field.Add((byte)(length | 0x80));
        }

        return [.. field, .. content];
    }
}
