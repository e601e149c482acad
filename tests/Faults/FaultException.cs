namespace Faults;

/// <summary>The server did not answer a fault as it should.</summary>
internal sealed class FaultException(string message) : Exception(message);
