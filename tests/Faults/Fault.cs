namespace Faults;

/// <summary>Something that clients do and should not.</summary>
/// <param name="Name">Named in the report.</param>
/// <param name="Count">How often.</param>
/// <param name="RunAsync">
/// Does it to a server a number of times. Throws <see cref="FaultException"/> if the server does not answer as it
/// should.
/// </param>
internal sealed record Fault(string Name, int Count, Func<Target, int, Task> RunAsync);
