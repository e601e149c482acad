namespace Crossplane.Functions.Rendering.Engine;

/// <summary>An event that Crossplane would record on the composite.</summary>
/// <param name="Type">Normal or Warning.</param>
/// <param name="Reason">The reason, a word in PascalCase.</param>
/// <param name="Message">The message, one sentence.</param>
internal sealed record RenderEvent(string Type, string Reason, string Message)
{
    public const string ComposeResources = "ComposeResources";

    public static RenderEvent Normal(string reason, string message) => new("Normal", reason, message);

    public static RenderEvent Warning(string reason, string message) => new("Warning", reason, message);
}
