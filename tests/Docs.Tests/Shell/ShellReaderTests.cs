namespace Docs.Tests.Shell;

public class ShellReaderTests
{
    [Theory]
    [InlineData("kubectl get pods -n nats", "kubectl get pods -n nats")]
    [InlineData("kubectl get pods \\\n  -n 'my space'", "kubectl get pods -n my space")]
    [InlineData("# kubectl get pods", "")]
    [InlineData("kubectl get pods | grep x", "kubectl get pods;grep x")]
    [InlineData("X=$(kubectl get secret s)", "kubectl get secret s")]
    [InlineData("for i in 1 2; do nats pub a.$i x; done", "nats pub a.1 x;nats pub a.2 x")]
    [InlineData("if kubectl get x; then helm list; else helm install y; fi", "kubectl get x;helm list;helm install y")]
    [InlineData("a || b", "a;b")]
    [InlineData("a && b", "a;b")]
    [InlineData("until kubectl get x; do sleep 1; done", "kubectl get x;sleep 1")]
    [InlineData("NAME=value .ci/run --fast", ".ci/run --fast")]
    [InlineData("/bin/rm -rf /work", "/bin/rm -rf /work")]
    [InlineData("cd /etc; source x", "cd /etc;source x")]
    [InlineData("rm -rf .", "rm -rf .")]
    public void Commands_OfScript_AreThoseThatBashSees(string script, string commands) =>
        ShellReader.Commands(script).Select(command => command.ToString()).Order().Should().Equal(
            commands.Split(';', StringSplitOptions.RemoveEmptyEntries).Order());

    [Fact]
    public void Commands_WithHereDocument_HaveItAsInput() =>
        ShellReader.Commands("kubectl apply -f - <<'END'\nkind: A\nEND\n")
            .Should().ContainSingle().Which.Input.Should().Be("kind: A\n");

    [Theory]
    [InlineData("if true; then", "unexpected end of file")]
    [InlineData("echo \"a", "unexpected EOF")]
    [InlineData("kubectl get <pod>", "syntax error")]
    public void SyntaxError_OfWhatBashRefuses_SaysWhy(string script, string error) =>
        ShellReader.SyntaxError(script).Should().Contain(error);

    [Fact]
    public void SyntaxError_OfRightScript_IsEmpty() => ShellReader.SyntaxError("a | b && c").Should().BeEmpty();
}
