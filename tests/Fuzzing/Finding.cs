namespace Fuzzing;

/// <summary>An input that does what no input should.</summary>
/// <param name="Target">Which entry took it.</param>
/// <param name="Case">Its number; the same seed makes the same input of it. 0 for one of the corpus.</param>
internal sealed record Finding(string Target, long Case, byte[] Input, string Problem);
