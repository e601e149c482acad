using AgentPlatform.Shared;
using Crossplane.Functions.Problems;

namespace AgentPlatform.AgentExecutors;

/// <summary>The objects of an AgentExecutor.</summary>
internal static class AgentExecutorComposer
{
    public static Composition? Compose(CompositionRequest request)
    {
        var composite = TypedReader.Read(request.Composite.Document!, AgentExecutorJson.Default.AgentExecutor, request.Problems);
        var identity = Identity.Find(composite.Metadata, composite.Spec?.ClaimRef, request.Problems);
        AgentExecutorValidator.Validate(composite.Spec, request.Problems);
        return request.Problems.Count > 0
            ? null
            : Compose(AgentExecutorWorkload.From(identity!, composite.Spec!), request);
    }

    private static Composition Compose(AgentExecutorWorkload workload, CompositionRequest request)
    {
        var observed = request.Observed;
        return new Composition(
        [
            new("serviceaccount", AgentExecutorServiceAccount.Render(workload), Readiness.WhenItExists(observed.GetValueOrDefault("serviceaccount"))),
            new("deployment", AgentExecutorDeployment.Render(workload), Readiness.OfDeployment(observed.GetValueOrDefault("deployment"))),
            new("service", AgentExecutorService.Render(workload), Readiness.WhenItExists(observed.GetValueOrDefault("service"))),
            new("scaledobject", AgentExecutorScaledObject.Render(workload), Readiness.ByCondition(observed.GetValueOrDefault("scaledobject"))),
            new("networkpolicy", AgentExecutorNetworkPolicy.Render(workload), Readiness.WhenItExists(observed.GetValueOrDefault("networkpolicy"))),
        ]);
    }
}
