namespace CompositionFunction.Tests.Processes;

public sealed class FunctionProcessTests
{
    [Fact]
    public void Variables_OfTheFlags_AreAllKnown()
    {
        var flags = CommandTree.Create().Options.Select(flag => flag.Name).Except(["--help", "--version"]);

        FunctionProcess.Variables.Should().OnlyHaveUniqueItems().And.HaveSameCount(flags)
            .And.Contain(["ADDRESS", "LOG_FORMAT", "LOG_LEVEL", "TLS_SERVER_CERTS_DIR"]);
    }
}
