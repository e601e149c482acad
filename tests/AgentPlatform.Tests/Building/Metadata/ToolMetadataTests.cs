using System.Text.RegularExpressions;
using AgentPlatform.Building.Metadata;
using AgentPlatform.Tests.AgentExecutors;
using AgentPlatform.Tests.Schemas;
using AgentPlatform.Tests.Settings;

namespace AgentPlatform.Tests.Building.Metadata;

public class ToolMetadataTests
{
    [Theory]
    [InlineData("app.kubernetes.io/instance")]
    [InlineData("applyset.kubernetes.io/part-of")]
    [InlineData("argocd.argoproj.io/tracking-id")]
    [InlineData("config.k8s.io/owning-inventory")]
    [InlineData("configmanagement.gke.io/managed")]
    [InlineData("crossplane.io/external-name")]
    [InlineData("render.crossplane.io/runtime")]
    [InlineData("fluxcd.io/ignore")]
    [InlineData("helm.sh/hook")]
    [InlineData("helm.toolkit.fluxcd.io/name")]
    [InlineData("internal.config.kubernetes.io/path")]
    [InlineData("kapp.k14s.io/app")]
    [InlineData("kbld.carvel.dev/images")]
    [InlineData("kubectl.kubernetes.io/restartedAt")]
    [InlineData("meta.helm.sh/release-name")]
    [InlineData("autoscaling.keda.sh/paused-replicas")]
    [InlineData("scaledobject.keda.sh/transfer-hpa-ownership")]
    [InlineData("deployment.kubernetes.io/revision")]
    [InlineData("external-dns.alpha.kubernetes.io/hostname")]
    [InlineData("objectset.rio.cattle.io/hash")]
    [InlineData("olm.owner.namespace")]
    [InlineData("operators.coreos.com/my-operator.my-namespace")]
    [InlineData("projectsveltos.io/owner-kind")]
    [InlineData("velero.io/restore-name")]
    public void Contains_KeyOfATool_IsTrue(string key) => ToolMetadata.Contains(key).Should().BeTrue();

    [Theory]
    [InlineData("team")]
    [InlineData("olm")]
    [InlineData("app.kubernetes.io/part-of")]
    [InlineData("app.kubernetes.io/instance-type")]
    [InlineData("backstage.io/kubernetes-id")]
    [InlineData("example.org/helm.sh")]
    [InlineData("myhelm.sh/owner")]
    [InlineData("helm.sh.example.org/owner")]
    [InlineData("helm.sh")]
    [InlineData("prometheus.io/scrape")]
    [InlineData("velero.io/exclude-from-backup")]
    public void Contains_KeyOfTheUser_IsFalse(string key) => ToolMetadata.Contains(key).Should().BeFalse();

    [Fact]
    public async Task Objects_OfACompositeWithMarksOfTools_HaveNoneOfThem()
    {
        var marks = ToolMetadata.Domains.SelectMany(domain => new[] { $"{domain}/mark", $"sub.{domain}/mark" })
            .Concat(ToolMetadata.Keys)
            .Append("olm.owner")
            .ToArray();
        var included = string.Join(',', marks.Append("example.org/own").Select(key => $"\"{key}\""));
        var map = $$"""{{{string.Join(',', marks.Select(key => $"\"{key}\":\"x\""))}},"example.org/own":"x"}""";

        var answer = await PlatformCall.RenderAsync(
            AgentExecutorSample.Minimal(("metadata.labels", map), ("metadata.annotations", map)),
            input: SettingsSample.With("labelling", $$"""{"includeAnnotations":[{{included}}]}"""));

        var keys = answer.Objects
            .Select(entry => entry.Value.GetProperty("metadata"))
            .SelectMany(metadata => new[] { metadata.GetProperty("labels"), metadata.GetProperty("annotations") })
            .SelectMany(entries => entries.EnumerateObject())
            .Select(entry => entry.Name)
            .Distinct()
            .Order(StringComparer.Ordinal);
        keys.Should().Equal(
            "app",
            "app.kubernetes.io/component",
            "app.kubernetes.io/managed-by",
            "app.kubernetes.io/name",
            "app.kubernetes.io/version",
            "example.org/own",
            "platform.bizmatters.io/pod-template-hash");
    }

    [Fact]
    public void Table_OfDocumentation_HasEveryDomainAndKey()
    {
        var rows = Regex.Matches(
            SchemaFiles.ReadText("docs/settings.md"), @"^\| (`[^|]+`) \| [^|`]+ \|$", RegexOptions.Multiline)
            .SelectMany(row => Regex.Matches(row.Groups[1].Value, "`([^`]+)`").Select(name => name.Groups[1].Value));

        rows.Order(StringComparer.Ordinal).Should().Equal(
            ToolMetadata.Domains.Concat(ToolMetadata.Keys).Append(ToolMetadata.OlmPrefix).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Remarks_OfTheTable_NameEveryDomainAndKeyWithItsSource()
    {
        var source = SchemaFiles.ReadText("src/AgentPlatform/Building/Metadata/ToolMetadata.cs").Split("internal static class")[0];
        var items = source.Split("<item>").Skip(1).ToArray();

        items.Should().AllSatisfy(item => item.Should().Contain("https://"));
        var terms = items.Select(item => item.Split("</term>")[0]).ToArray();
        ToolMetadata.Domains.Concat(ToolMetadata.Keys).Should().AllSatisfy(
            name => terms.Should().ContainSingle(term => Regex.IsMatch(term, $"(^|[ >]){Regex.Escape(name)}($|,)")));
    }
}
