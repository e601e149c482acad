namespace Fuzzing;

/// <summary>The bytes of a RunFunctionRequest.</summary>
internal sealed class RequestBytes : IFuzzTarget
{
    // Tags, lengths that are too long or do not end, groups, and a Struct that holds itself.
    private static readonly byte[][] Tokens =
    [
        [0x0A, 0x00], [0x12, 0x05], [0x0B], [0x0C], [0x13, 0x13, 0x13, 0x14], [0xFF, 0xFF, 0xFF, 0xFF, 0x0F],
        [0x80, 0x80, 0x80, 0x80, 0x80],
        [0x1A, 0x04, 0x0A, 0x00, 0x12, 0x00], [0x2A, 0x06, 0x0A, 0x04, 0x0A, 0x00, 0x12, 0x00],
        [0x11, 0, 0, 0, 0, 0, 0, 0xF8, 0x7F],
        [0x0A, 0x02, 0xC3, 0x28], [0x20, 0x02], [0x08, 0x00],
    ];

    public string Name => "requests";

    public IReadOnlyList<byte[]> Seeds { get; } =
    [
        .. Cases.Composites().Select(found => FunctionCall.Request(found.Composite, found.Observed)),
    ];

    public byte[] Mutate(byte[] seed, byte[] other, Random random) => ByteMutation.Apply(seed, other, Tokens, random);

    public void Run(byte[] input) => FunctionCall.Run(input);
}
