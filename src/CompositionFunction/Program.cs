using System.CommandLine;
using AgentPlatform;
using Crossplane.Functions.Rendering;

var root = new RootCommand("x");
root.Subcommands.Add(RenderCommand.Create(new InProcessFunction("function-agent-platform", new PlatformFunction())));
return await root.Parse(args).InvokeAsync();
