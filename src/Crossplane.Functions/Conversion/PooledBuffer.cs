using System.Buffers;

namespace Crossplane.Functions.Conversion;

/// <summary>A growing buffer, rented from the shared array pool.</summary>
internal sealed class PooledBuffer : IBufferWriter<byte>, IDisposable
{
    private readonly int _maxLength;
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(4096);

    /// <param name="maxLength">The length up to which the buffer grows.</param>
    public PooledBuffer(int maxLength = int.MaxValue) => _maxLength = maxLength;

    public int Length { get; private set; }

    /// <summary>The number of bytes that fit without growing; 0 after disposal.</summary>
    public int Capacity => _bytes.Length;

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    public void Advance(int count) => Length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsMemory(Length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(Math.Max(1, sizeHint));
        return _bytes.AsSpan(Length);
    }

    public void Append(byte value)
    {
        var bytes = _bytes;
        if ((uint)Length >= (uint)bytes.Length)
        {
            Grow(1);
            bytes = _bytes;
        }

        bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>
    /// Makes room for <paramref name="count"/> bytes at <paramref name="position"/>, moving up the bytes that follow.
    /// </summary>
    public void Insert(int position, int count)
    {
        Reserve(count);
        _bytes.AsSpan(position, Length - position).CopyTo(_bytes.AsSpan(position + count));
        Length += count;
    }

    public Span<byte> Slice(int position, int length) => _bytes.AsSpan(position, length);

    public byte[] ToArray()
    {
        var copy = GC.AllocateUninitializedArray<byte>(Length);
        Written.CopyTo(copy);
        return copy;
    }

    public void Clear() => Length = 0;

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Reserve(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Grow(count);
        }
    }

    private void Grow(int count)
    {
        if (count > _maxLength - Length)
        {
            throw new ResponseTooLargeException();
        }

        var doubled = Math.Min(_bytes.Length, Array.MaxLength / 2) * 2;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(checked(Length + count), doubled));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
