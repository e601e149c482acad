using System.CommandLine;
using AgentPlatform;
using CompositionFunction;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Rendering;

var function = new PlatformFunction();
var serve = new ServeCommand(new ServedFunction(function)
{
    Kinds = [.. Composites.All.SelectMany(kind => kind.Kinds)],
    SelfRender = SelfRenderComposite.Create(),
});
var root = new RootCommand("The function of the agent platform: serves Crossplane (the default), or renders a composite.");
serve.AddTo(root);
var serveCommand = new Command("serve", "Serve Crossplane's RunFunction protocol; the same as no command.");
serve.AddTo(serveCommand);
root.Subcommands.Add(serveCommand);
var render = RenderCommand.Create(new InProcessFunction("function-agent-platform", function));
root.Subcommands.Add(render);
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
return parsed.CommandResult.Command == render && parsed.Errors.Count > 0
    ? RenderCommand.Report(parsed, Console.Error)
    : await FunctionHost.RunAsync(args, root);
