using System.CommandLine;
using Build;

var root = new RootCommand("Builds what is released: the runtime image and the packages.");
root.Subcommands.Add(PackageCommand.Create());
root.Subcommands.Add(PublishCommand.Create());
return await root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null }).InvokeAsync();
