using System.CommandLine;
using AgentPlatform;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Rendering;

var function = new PlatformFunction();
var serve = new ServeCommand(function);
var root = new RootCommand("The function of the agent platform: serves Crossplane (the default), or renders a composite.");
serve.AddTo(root);
var serveCommand = new Command("serve", "Serve Crossplane's RunFunction protocol; the same as no command.");
serve.AddTo(serveCommand);
root.Subcommands.Add(serveCommand);
root.Subcommands.Add(RenderCommand.Create(new InProcessFunction("function-agent-platform", function)));
return await FunctionHost.RunAsync(args, root);
