namespace Crossplane.Functions.Reporting;

/// <summary>A message for the people who look at the composite; Crossplane turns it into an event.</summary>
public sealed class Result
{
    internal Result(Severity severity, string message, IReadOnlyList<string>? paths = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(message);
        Severity = severity;
        Message = message;
        Paths = paths ?? [];
    }

    /// <summary>The severity, which decides whether the pipeline goes on.</summary>
    public Severity Severity { get; }

    /// <summary>The message: one sentence.</summary>
    public string Message { get; }

    /// <summary>
    /// The paths of the fields that the result is about, such as <c>spec.size</c>; empty by default. The server's log shows
    /// them, and not the message, which may quote values.
    /// </summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>A word in PascalCase for programs; Crossplane's default is <c>ComposeResources</c>.</summary>
    public string? Reason { get; private set; }

    /// <summary>The receiver of the result: the composite, or also its claim.</summary>
    public Target Target { get; private set; } = Target.Composite;

    /// <summary>Sets the reason.</summary>
    public Result WithReason(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        Reason = reason;
        return this;
    }

    /// <summary>Sends the result to the claim too. It has no effect on a composite without a claim.</summary>
    public Result TargetCompositeAndClaim()
    {
        Target = Target.CompositeAndClaim;
        return this;
    }

    internal Protocol.Result ToMessage()
    {
        var message = new Protocol.Result
        {
            Severity = (Protocol.Severity)Severity,
            Message = Message,
            Target = (Protocol.Target)Target,
        };
        if (Reason is not null)
        {
            message.Reason = Reason;
        }

        return message;
    }
}
