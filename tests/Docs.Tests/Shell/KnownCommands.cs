using System.Text.Json.Nodes;
using Docs.Tests.Snippets;

namespace Docs.Tests.Shell;

/// <summary>The commands of other people's tools that documents may call: <c>known-commands.yaml</c>.</summary>
internal static class KnownCommands
{
    private static readonly Dictionary<string, KnownTool> Tools =
        ((JsonObject)YamlText.ReadFile(Repository.Path("tests/Docs.Tests/Shell/known-commands.yaml"))[0]!)
        .ToDictionary(tool => tool.Key, tool => KnownTool.Read((JsonObject?)tool.Value));

    public static KnownTool? Find(string name) => Tools.GetValueOrDefault(name);
}
