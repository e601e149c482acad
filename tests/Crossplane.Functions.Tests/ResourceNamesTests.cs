namespace Crossplane.Functions.Tests;

public class ResourceNamesTests
{
    /// <summary>Names that Crossplane's own render prints.</summary>
    [Theory]
    [InlineData("demo-queue", "ac342a8b-3073-5ef8-90e7-894635caa1f2", "main-queue", "demo-queue-2d702055d0fb")]
    [InlineData("basic-xr-namespaced", "d4624ca1-cd64-56e3-adf9-d99416d43e41", "configmap", "basic-xr-namespaced-5263bcdb6bc3")]
    [InlineData("basic-xr-namespaced-", "d4624ca1-cd64-56e3-adf9-d99416d43e41", "configmap", "basic-xr-namespaced-5263bcdb6bc3")]
    [InlineData("basic-xr-cluster", "9d1ada7d-8279-5546-953d-d403d31e6deb", "configmap", "basic-xr-cluster-90cef092b8a9")]
    [InlineData("test-render", "60aa46dc-5505-53e4-a362-4d602bb8f73e", "resource-a", "test-render-583e90f09fbf")]
    [InlineData("test-render-", "60aa46dc-5505-53e4-a362-4d602bb8f73e", "resource-b", "test-render-fbcfad81cb63")]
    public void Child_KnownComposite_HasCrossplanesName(string parent, string uid, string resource, string expected) =>
        ResourceNames.Child(parent, uid, resource).Should().Be(expected);

    [Theory]
    [InlineData(49, 49)]
    [InlineData(50, 50)]
    [InlineData(51, 50)]
    [InlineData(63, 50)]
    public void Child_LongParent_IsCutTo63Characters(int length, int kept)
    {
        var name = ResourceNames.Child(new string('a', length), "uid", "key");

        name[..^12].Should().Be($"{new string('a', kept)}-");
        name.Length.Should().BeLessThanOrEqualTo(ResourceNames.MaxLength);
    }

    [Fact]
    public void Child_CutThatEndsInADash_GetsNoOther() =>
        ResourceNames.Child(new string('a', 50) + "-bcdef", "uid", "key")[..^12].Should().Be($"{new string('a', 50)}-");

    [Fact]
    public void Child_DashBeforeTheCut_StaysBesideTheAddedOne() =>
        ResourceNames.Child(new string('a', 49) + "-bcdef", "uid", "key")[..^12].Should().Be($"{new string('a', 49)}--");

    [Fact]
    public void Child_AnotherUidOrResource_HasAnotherName()
    {
        var name = ResourceNames.Child("a", "uid", "key");

        ResourceNames.Child("a", "uid2", "key").Should().NotBe(name);
        ResourceNames.Child("a", "uid", "key2").Should().NotBe(name);
    }

    [Theory]
    [InlineData("a", true)]
    [InlineData("0", true)]
    [InlineData("a-b-1", true)]
    [InlineData("", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("A", false)]
    [InlineData("a.b", false)]
    [InlineData("a_b", false)]
    [InlineData("é", false)]
    [InlineData("٣", false)]
    public void IsDnsLabel_Text_FollowsRfc1123(string text, bool expected) =>
        ResourceNames.IsDnsLabel(text).Should().Be(expected);

    [Theory]
    [InlineData(63, true)]
    [InlineData(64, false)]
    public void IsDnsLabel_Length_IsAtMost63(int length, bool expected) =>
        ResourceNames.IsDnsLabel(new string('a', length)).Should().Be(expected);

    [Theory]
    [InlineData("a", true)]
    [InlineData("a.b-c.0", true)]
    [InlineData("", false)]
    [InlineData(".", false)]
    [InlineData("a.", false)]
    [InlineData(".a", false)]
    [InlineData("a..b", false)]
    [InlineData("a.-b", false)]
    [InlineData("a-.b", false)]
    [InlineData("a.B", false)]
    [InlineData("a:b", false)]
    public void IsDnsSubdomain_Text_FollowsRfc1123(string text, bool expected) =>
        ResourceNames.IsDnsSubdomain(text).Should().Be(expected);

    [Theory]
    [InlineData(64, true)]
    [InlineData(253, true)]
    [InlineData(254, false)]
    public void IsDnsSubdomain_Length_IsAtMost253AsInKubernetes(int length, bool expected) =>
        ResourceNames.IsDnsSubdomain(new string('a', length)).Should().Be(expected);
}
