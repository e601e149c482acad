using YamlDotNet.Core;

namespace Crossplane.Functions.Rendering.Yaml;

/// <summary>A part of a parsed document.</summary>
/// <param name="Start">Where it starts in the document, from line 1 and column 1.</param>
internal abstract record YamlNode(Mark Start);
