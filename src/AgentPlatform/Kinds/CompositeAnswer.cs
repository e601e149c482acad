namespace AgentPlatform.Kinds;

/// <summary>The answer to a call: <see cref="Rendered"/>, <see cref="Invalid"/> or <see cref="Pending"/>.</summary>
public abstract record CompositeAnswer
{
    private protected CompositeAnswer()
    {
    }
}
