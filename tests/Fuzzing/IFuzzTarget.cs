namespace Fuzzing;

/// <summary>An entry of the function that takes what strangers wrote.</summary>
internal interface IFuzzTarget
{
    /// <summary>The name of its folder in the corpus.</summary>
    string Name { get; }

    /// <summary>Inputs to begin with; those of the corpus are added to them.</summary>
    IReadOnlyList<byte[]> Seeds { get; }

    /// <summary>Makes another input of one or two others.</summary>
    byte[] Mutate(byte[] seed, byte[] other, Random random);

    /// <summary>Takes an input. What it throws is a finding.</summary>
    void Run(byte[] input);
}
