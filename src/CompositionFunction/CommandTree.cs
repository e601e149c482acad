using System.CommandLine;
using AgentPlatform;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Rendering;

namespace CompositionFunction;

/// <summary>Creates the command line of the executable: the root command, <c>serve</c> and <c>render</c>.</summary>
/// <remarks>The commands of the documents are checked against it.</remarks>
public static class CommandTree
{
    /// <summary>The name of the command that renders. All other commands serve.</summary>
    public const string Render = "render";

    /// <summary>Creates the root command.</summary>
    public static RootCommand Create()
    {
        var function = new PlatformFunction();
        var serve = new ServeCommand(function, options =>
        {
            foreach (var kind in Composites.All)
            {
                options.SelfRenders.Add(kind.Sample);
                foreach (var name in kind.Kinds)
                {
                    options.Kinds.Add(name);
                }
            }
        });
        var root = new RootCommand(
            "The function of the agent platform: serves Crossplane (the default), or renders a composite.");
        serve.AddTo(root);
        var serveCommand = new Command("serve", "Serve Crossplane's RunFunction protocol; the same as no command.");
        serve.AddTo(serveCommand);
        root.Subcommands.Add(serveCommand);
        root.Subcommands.Add(RenderCommand.Create(new InProcessFunction("function-agent-platform", function)));
        return root;
    }

    /// <summary>
    /// Translates the command line of <c>render</c>, whose flags have the syntax of the <c>crossplane</c> command.
    /// </summary>
    public static string[] Translate(string[] args) =>
        args is [Render, .. var arguments] ? [Render, .. RenderCommand.Translate(arguments)] : args;

    /// <summary>
    /// Parses a command line. An argument that starts with @ is taken literally: it does not name a response file.
    /// </summary>
    public static ParseResult Parse(RootCommand root, IReadOnlyList<string> args) =>
        root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
}
