using System.Globalization;
using System.Text;
using Crossplane.Functions.Conversion;

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

    // A Kubernetes object is 1.5 MiB at most, as JSON.
    private const int Servers = 95_000;
    private const int Entries = 20_000;
    private const string Text = "0123456789012345678901234567890123456789";

    private const int ObservedField = 2;
    private const int UnknownField = 15;

    /// <summary>A request as Crossplane makes it, which composes resources.</summary>
    public static byte[] Good { get; } = RawGrpcClient.Frame(Message());

    /// <summary>Requests that are cheap to send and expensive to answer, by name.</summary>
    public static IReadOnlyList<(string Name, byte[] Request)> Expensive { get; } =
    [
        ("servers of NATS", OfSpec($"\"natsUrl\": \"{string.Join(',', Enumerable.Range(0, Servers).Select(Server))}\"")),
        ("variables", OfSpec($"\"env\": [{List(index => $"{{\"name\": \"VARIABLE_{index}\", \"value\": \"{Text}\"}}")}]")),
        ("mistakes", OfSpec($"\"env\": [{List(_ => "true")}]")),
        ("labels", OfSpec($"\"podLabels\": {{{List(index => $"\"example.org/label-{index}\": \"{Text}\"")}}}")),
    ];

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

    private static string Server(int index) => string.Create(CultureInfo.InvariantCulture, $"n.a{index}:4222");

    private static string List(Func<int, string> entry) => string.Join(',', Enumerable.Range(0, Entries).Select(entry));

    // In a namespace of their own: calls of one composite wait for each other.
    private static byte[] OfSpec(string fields) => RawGrpcClient.Frame(Message(Composite
        .Replace("my-namespace", "flood", StringComparison.Ordinal)
        .Replace("\"spec\": {", $"\"spec\": {{{fields},", StringComparison.Ordinal)));

    private static byte[] Message(string json = Composite)
    {
        var composite = StructDocument.FromJson(Encoding.UTF8.GetBytes(json)).Raw.ToArray();
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
