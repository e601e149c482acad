using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Crossplane.Functions.Rendering.CommandLine;

/// <summary>
/// The flags that configure the reference's container engine, downloads and configuration file. They are accepted so
/// that command lines can be reused; <c>render</c> reports that they have no effect.
/// </summary>
internal sealed class DockerFlags
{
    private readonly Option<string?> _version = Text("--crossplane-version", "VERSION");
    private readonly Option<string?> _image = Text("--crossplane-image", "IMAGE");
    private readonly Option<string?> _binary = Text("--crossplane-binary", "PATH");
    private readonly Option<string?> _network = Text("--crossplane-docker-network", "NETWORK");
    private readonly Option<string?> _cacheDirectory = Text("--cache-dir", "DIR");
    private readonly Option<string?> _maxConcurrency = Text("--max-concurrency", "NUMBER");
    private readonly Option<string?> _configuration = Text("--config", "PATH");

    private const string NoEffect = "Has no effect here: nothing runs in a container and nothing is downloaded.";

    private Option[] All => [_version, _image, _binary, _network, _cacheDirectory, _maxConcurrency, _configuration];

    public void AddTo(Command command)
    {
        ExistingFile.Require(_binary);
        _maxConcurrency.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(token => !IsNumber(token.Value)))
            {
                result.AddError($"--max-concurrency: expected a valid 64 bit uint but got \"{token.Value}\"");
            }
        });
        foreach (var option in All)
        {
            command.Options.Add(option);
        }

        ExclusiveFlags.Refuse(command, _version, _image, _binary);
        ExclusiveFlags.Refuse(command, _network, _binary);
    }

    /// <summary>The names of the flags that the command line contains.</summary>
    public IReadOnlyList<string> Given(ParseResult parsed) =>
        [.. All.Where(option => parsed.GetResult(option) is OptionResult { Implicit: false }).Select(option => option.Name)];

    private static bool IsNumber(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);

    private static Option<string?> Text(string name, string helpName) =>
        LastValue.Of(new Option<string?>(name) { Description = NoEffect, HelpName = helpName });
}
