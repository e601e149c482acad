using System.Text.Json.Nodes;

namespace CompositionFunction.Tests.Interop;

/// <summary>Requests in the JSON mapping of protobuf.</summary>
internal static class PeerRequests
{
    /// <summary>The README's example as the only thing that exists.</summary>
    public static JsonObject Example() => Create(new JsonObject
    {
        ["apiVersion"] = "platform.bizmatters.io/v1alpha1",
        ["kind"] = "AgentExecutor",
        ["metadata"] = new JsonObject { ["name"] = "my-service", ["namespace"] = "my-namespace" },
        ["spec"] = new JsonObject
        {
            ["image"] = "ghcr.io/myorg/my-service:v1.0.0",
            ["natsStreamName"] = "MY_SERVICE_STREAM",
            ["natsConsumerGroup"] = "my-service-workers",
        },
    });

    public static JsonObject UnknownKind() => Create(new JsonObject { ["apiVersion"] = "example.org/v1", ["kind"] = "Bucket" });

    /// <summary>The example among objects of other functions: about 1.2 MB, half observed, half desired.</summary>
    public static JsonObject Large()
    {
        var request = Example();
        request["observed"]!["resources"] = Foreign("observed");
        request["desired"] = new JsonObject { ["resources"] = Foreign("desired") };
        return request;
    }

    public static string Write(this JsonObject request, string path)
    {
        File.WriteAllText(path, request.ToJsonString());
        return path;
    }

    private static JsonObject Create(JsonObject composite) => new()
    {
        ["meta"] = new JsonObject { ["tag"] = "tag-1" },
        ["observed"] = new JsonObject { ["composite"] = new JsonObject { ["resource"] = composite } },
        ["context"] = new JsonObject { ["example.org/region"] = "north" },
    };

    private static JsonObject Foreign(string kind)
    {
        var resources = new JsonObject();
        for (var index = 0; index < 100; index++)
        {
            resources[$"{kind}-{index}"] = new JsonObject
            {
                ["resource"] = new JsonObject
                {
                    ["apiVersion"] = "v1",
                    ["kind"] = "ConfigMap",
                    ["metadata"] = new JsonObject { ["name"] = $"{kind}-{index}" },
                    ["data"] = new JsonObject { ["text"] = new string((char)('a' + (index % 26)), 6000), ["unit"] = "µ" },
                    ["list"] = new JsonArray(index, 0.5, true, null, new JsonObject(), new JsonArray()),
                },
                ["ready"] = "READY_TRUE",
            };
        }

        return resources;
    }
}
