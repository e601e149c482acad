using Crossplane.Functions.Rendering.Comparison;

namespace Crossplane.Functions.Rendering.Tests.Comparison;

public class DiffColoursTests
{
    [Fact]
    public void Apply_Diff_ColoursEachKindOfLine() =>
        DiffColours.Apply("--- a\n+++ b\n@@ -1,2 +1,2 @@\n kept\n-old\n+new\n").Should().Be(
            "\e[1m--- a\e[0m\n\e[1m+++ b\e[0m\n\e[36m@@ -1,2 +1,2 @@\e[0m\n kept\n\e[31m-old\e[0m\n\e[32m+new\e[0m\n");
}
