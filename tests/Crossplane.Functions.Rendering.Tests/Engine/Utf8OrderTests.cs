using System.Text;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests.Engine;

public class Utf8OrderTests
{
    private static readonly string[] Texts =
        [
            "", "a", "A", "ab", "b", "\u00E9", "\uD7FF", "\uE000", "\uFFFD", "\uFFFDa", "\U0001F600", "\U0001F600a", "\U0001F601",
            "\U0010FFFF",
        ];

    [Fact]
    public void Compare_AnyTwo_IsTheOrderOfTheirBytes()
    {
        foreach (var left in Texts)
        {
            foreach (var right in Texts)
            {
                var expected = Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right));
                Math.Sign(Utf8Order.Instance.Compare(left, right)).Should().Be(Math.Sign(expected));
            }
        }
    }
}
