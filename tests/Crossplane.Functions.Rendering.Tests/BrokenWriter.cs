using System.Text;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>An output that takes nothing.</summary>
internal sealed class BrokenWriter(Exception problem) : TextWriter
{
    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => throw problem;
}
