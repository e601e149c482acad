namespace Fuzzing;

/// <summary>Changes bytes without knowing what they mean.</summary>
internal static class ByteMutation
{
    private const int LongestChunk = 64;
    private const int MostChanges = 4;
    private static readonly byte[] Interesting = [0x00, 0x01, 0x0A, 0x12, 0x1A, 0x22, 0x7F, 0x80, 0xFE, 0xFF];

    /// <param name="seed">Not changed.</param>
    /// <param name="other">What chunks are taken from.</param>
    /// <param name="tokens">Chunks that mean something in the format.</param>
    /// <param name="random">Decides.</param>
    public static byte[] Apply(byte[] seed, byte[] other, ReadOnlySpan<byte[]> tokens, Random random)
    {
        List<byte> bytes = [.. seed];
        for (var change = random.Next(1, MostChanges + 1); change > 0; change--)
        {
            Change(bytes, other, tokens, random);
        }

        return [.. bytes];
    }

    private static void Change(List<byte> bytes, byte[] other, ReadOnlySpan<byte[]> tokens, Random random)
    {
        var position = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, LongestChunk), bytes.Count - position);
        switch (random.Next(7))
        {
            case 0 when length > 0:
                bytes[position] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when length > 0:
                bytes[position] = Interesting[random.Next(Interesting.Length)];
                break;
            case 2:
                bytes.RemoveRange(position, length);
                break;
            case 3:
                bytes.InsertRange(position, bytes.GetRange(position, length));
                break;
            case 4 when other.Length > 0:
                var start = random.Next(other.Length);
                bytes.InsertRange(position, other.AsSpan(start, Math.Min(LongestChunk, other.Length - start)));
                break;
            case 5 when random.Next(8) == 0:
                bytes.RemoveRange(position, bytes.Count - position);
                break;
            default:
                bytes.InsertRange(position, tokens[random.Next(tokens.Length)]);
                break;
        }
    }
}
