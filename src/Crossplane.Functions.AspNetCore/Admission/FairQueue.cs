namespace Crossplane.Functions.AspNetCore.Admission;

/// <summary>A queue in which keys take turns: one item of each key, however many a key has.</summary>
/// <remarks>Keys have levels: namespaces take turns, and within a namespace its composites. Not for use by several threads at a
/// time.</remarks>
internal sealed class FairQueue<T>
    where T : class
{
    private readonly LinkedList<T> _items = [];
    private readonly Dictionary<string, LinkedListNode<(string Key, FairQueue<T> Items)>> _byKey = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Key, FairQueue<T> Items)> _turns = [];

    public int Count { get; private set; }

    /// <summary>Adds an item at the end of the line of its key, which is the last of its level if it is new.</summary>
    public void Enqueue(ReadOnlySpan<string> key, T item)
    {
        Count++;
        if (key.IsEmpty)
        {
            _items.AddLast(item);
            return;
        }

        if (!_byKey.TryGetValue(key[0], out var line))
        {
            _byKey.Add(key[0], line = _turns.AddLast((key[0], new FairQueue<T>())));
        }

        line.Value.Items.Enqueue(key[1..], item);
    }

    /// <summary>Returns the next item; null if there is none.</summary>
    public T? Peek() => _turns.First is { } line ? line.Value.Items.Peek() : _items.First?.Value;

    /// <summary>Removes and returns the next item; then it is another key's turn.</summary>
    /// <exception cref="InvalidOperationException">The queue is empty.</exception>
    public T Dequeue()
    {
        if (_turns.First is { } line)
        {
            Count--;
            var item = line.Value.Items.Dequeue();
            _turns.Remove(line);
            KeepIfNotEmpty(line);
            return item;
        }

        var first = _items.First ?? throw new InvalidOperationException("the queue is empty");
        Count--;
        _items.Remove(first);
        return first.Value;
    }

    /// <summary>Removes an item that does not wait any longer.</summary>
    /// <returns>False if it is not in the queue.</returns>
    public bool Remove(ReadOnlySpan<string> key, T item)
    {
        if (key.IsEmpty)
        {
            return Counted(_items.Remove(item));
        }

        if (!_byKey.TryGetValue(key[0], out var line) || !line.Value.Items.Remove(key[1..], item))
        {
            return false;
        }

        if (line.Value.Items.Count == 0)
        {
            _turns.Remove(line);
            _byKey.Remove(key[0]);
        }

        return Counted(true);
    }

    private void KeepIfNotEmpty(LinkedListNode<(string Key, FairQueue<T> Items)> line)
    {
        if (line.Value.Items.Count > 0)
        {
            _turns.AddLast(line);
        }
        else
        {
            _byKey.Remove(line.Value.Key);
        }
    }

    private bool Counted(bool isRemoved)
    {
        Count -= isRemoved ? 1 : 0;
        return isRemoved;
    }
}
