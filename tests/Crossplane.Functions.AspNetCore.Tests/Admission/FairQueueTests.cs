using Crossplane.Functions.AspNetCore.Admission;

namespace Crossplane.Functions.AspNetCore.Tests.Admission;

public sealed class FairQueueTests
{
    private readonly FairQueue<string> _queue = new();

    [Fact]
    public void Dequeue_OfOneKey_IsInOrder()
    {
        Enqueue("a/x", "1", "2", "3");

        TakeAll().Should().Equal("1", "2", "3");
    }

    [Fact]
    public void Dequeue_OfAFloodOfOneNamespace_TakesTurnsWithOthers()
    {
        for (var index = 0; index < 100; index++)
        {
            Enqueue($"flood/{index}", $"flood {index}");
        }

        Enqueue("quiet/x", "quiet");

        TakeAll().IndexOf("quiet").Should().Be(1);
    }

    [Fact]
    public void Dequeue_OfAFloodOfOneComposite_TakesTurnsWithOthersOfTheNamespace()
    {
        Enqueue("a/flood", [.. Enumerable.Range(0, 100).Select(index => $"flood {index}")]);
        Enqueue("a/quiet", "quiet");

        TakeAll().IndexOf("quiet").Should().Be(1);
    }

    [Fact]
    public void Dequeue_OfNamespacesWithManyAndFewComposites_GivesEachNamespaceTheSame()
    {
        Enqueue("a/x", "a1", "a2");
        Enqueue("a/y", "a3", "a4");
        Enqueue("b/z", "b1", "b2");

        TakeAll().Should().Equal("a1", "b1", "a3", "b2", "a2", "a4");
    }

    [Fact]
    public void Remove_OfTheNextItem_TakesTheOneAfterIt()
    {
        Enqueue("a/x", "1", "2");
        Enqueue("b/y", "3");

        _queue.Remove(["a", "x"], "1").Should().BeTrue();
        _queue.Remove(["b", "y"], "3").Should().BeTrue();
        _queue.Remove(["b", "y"], "3").Should().BeFalse("it is no longer there");
        _queue.Remove(["a", "x"], "3").Should().BeFalse("it never was there");

        _queue.Count.Should().Be(1);
        _queue.Peek().Should().Be("2");
        TakeAll().Should().Equal("2");
        _queue.Peek().Should().BeNull();
        Invoking(_queue.Dequeue).Should().ThrowExactly<InvalidOperationException>();
    }

    private void Enqueue(string key, params string[] items) =>
        Array.ForEach(items, item => _queue.Enqueue(key.Split('/'), item));

    private List<string> TakeAll()
    {
        var taken = new List<string>();
        while (_queue.Count > 0)
        {
            var next = _queue.Peek();
            taken.Add(_queue.Dequeue());
            taken[^1].Should().Be(next);
        }

        return taken;
    }
}
