using Crossplane.Functions.Readiness;
using Crossplane.Functions.Resources;
using Wire = Crossplane.Functions.Protocol;

namespace Crossplane.Functions.Tests.Readiness;

public class ReadyChecksTests
{
    [Fact]
    public void All_OfTheSdk_AreSortedAndUnique()
    {
        var names = ReadyChecks.Default.All.Select(check => $"{check.Kind} {check.Group}").ToList();

        names.Should().BeInAscendingOrder(StringComparer.Ordinal).And.OnlyHaveUniqueItems();
    }

    [Theory]
    [InlineData("apps/v1", "Deployment", "apps")]
    [InlineData("apps/v1beta1", "Deployment", "apps")]
    [InlineData("v1", "Service", "")]
    [InlineData("kubernetes.crossplane.io/v1alpha1", "Object", "kubernetes.crossplane.io")]
    [InlineData("kubernetes.m.crossplane.io/v1alpha1", "Object", "kubernetes.m.crossplane.io")]
    public void Find_AnyVersionOfAKind_IsTheCheckOfItsGroup(string apiVersion, string kind, string group)
    {
        var check = ReadyChecks.Default.Find(apiVersion, kind);

        (check?.Group, check?.Kind).Should().Be((group, kind));
    }

    [Theory]
    [InlineData("serving.knative.dev/v1", "Service")]
    [InlineData("apps/v1", "Service")]
    [InlineData("v1", "Deployment")]
    [InlineData("v1", "service")]
    [InlineData("", "")]
    [InlineData("/v1", "Deployment")]
    public void Find_KindOfAnotherGroup_IsNone(string apiVersion, string kind) =>
        ReadyChecks.Default.Find(apiVersion, kind).Should().BeNull();

    [Fact]
    public void With_KindThatHasACheck_TakesItsPlace()
    {
        var check = ReadyCheck.IfExists("networking.k8s.io/v1", "Ingress");

        var checks = ReadyChecks.Default.With(check);

        checks.Find("networking.k8s.io/v1", "Ingress").Should().BeSameAs(check);
        checks.All.Should().HaveSameCount(ReadyChecks.Default.All);
        ReadyChecks.Default.Find("networking.k8s.io/v1", "Ingress").Should().NotBeSameAs(check, "a set never changes");
    }

    [Fact]
    public void With_KindOfAnotherGroup_IsAddedBesideTheFirst()
    {
        var check = ReadyCheck.OfCondition("serving.knative.dev/v1", "Service");

        var checks = ReadyChecks.Default.With(check);

        checks.Find("serving.knative.dev/v1", "Service").Should().BeSameAs(check);
        checks.Find("v1", "Service").Should().BeSameAs(ReadyChecks.Default.Find("v1", "Service"));
    }

    [Theory]
    [InlineData("""{"apiVersion":"v1","kind":"ConfigMap"}""", Ready.True)]
    [InlineData("""{"apiVersion":"apps/v1","kind":"Deployment"}""", Ready.False)]
    [InlineData("""{"apiVersion":"example.org/v1","kind":"Database"}""", Ready.Unspecified)]
    [InlineData("""{"apiVersion":1,"kind":{}}""", Ready.Unspecified)]
    [InlineData("{}", Ready.Unspecified)]
    public void Decide_ObjectWithoutStatus_IsByItsCheck(string json, Ready ready) => Decide(json).Should().Be(ready);

    [Theory]
    [InlineData("""[{"type":"Ready","status":"True"}]""", Ready.True)]
    [InlineData("""[{"type":"Ready","status":"False"}]""", Ready.False)]
    [InlineData("""[{"type":"Ready"}]""", Ready.False)]
    [InlineData("""[{"type":"Available","status":"True"}]""", Ready.Unspecified)]
    [InlineData("[]", Ready.Unspecified)]
    [InlineData("\"Ready\"", Ready.False)]
    public void Decide_KindWithoutACheck_IsByItsCondition(string conditions, Ready ready) => Decide(
        $$"""{"apiVersion":"example.org/v1","kind":"Database","status":{"conditions":{{conditions}}} }""").Should().Be(ready);

    [Fact]
    public void Decide_NoObject_IsUnspecified() =>
        ReadyChecks.Default.Decide(new Resource(new Wire.Resource())).Should().Be(Ready.Unspecified);

    private static Ready Decide(string json) => ReadyChecks.Default.Decide(new Resource(Requests.Resource(json)));
}
