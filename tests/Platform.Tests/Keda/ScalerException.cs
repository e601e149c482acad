namespace Platform.Tests.Keda;

/// <summary>What KEDA would report as the reason not to scale.</summary>
internal sealed class ScalerException(string message) : Exception(message);
