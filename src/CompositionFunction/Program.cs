using CompositionFunction;
using Crossplane.Functions.Hosting;
using Crossplane.Functions.Rendering;

var root = CommandTree.Create();
var translated = CommandTree.Translate(args);
var parsed = CommandTree.Parse(root, translated);
return parsed.CommandResult.Command.Name == CommandTree.Render && parsed.Errors.Count > 0
    ? RenderCommand.Report(parsed, Console.Error)
    : await FunctionHost.RunAsync(translated, root);
