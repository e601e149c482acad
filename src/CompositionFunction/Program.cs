using CompositionFunction;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Rendering;

var root = CommandTree.Create();
var parsed = CommandTree.Parse(root, args);
return parsed.CommandResult.Command.Name == CommandTree.Render && parsed.Errors.Count > 0
    ? RenderCommand.Report(parsed, Console.Error)
    : await FunctionHost.RunAsync(args, root);
