using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using AgentPlatform.Tests.AgentExecutors;
using Crossplane.Functions.Protocol;
using FsCheck;
using FsCheck.Fluent;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>What holds for every Deployment and for every history of one, tried on random ones.</summary>
public class ReadinessOverTimeTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(300).WithReplay(20260101, 7);

    private static readonly string[] Reasons =
    [
        "", "NewReplicaSetCreated", "ReplicaSetUpdated", "NewReplicaSetAvailable", "ProgressDeadlineExceeded",
    ];

    /// <summary>The counts need not fit together: nothing but this may make a Deployment ready.</summary>
    [Fact]
    public void Ready_OfAnyDeployment_MeansThatTheNewestVersionRunsOrRan()
    {
        var small = Gen.Choose(0, 4);
        var deployments =
            from generation in Gen.Choose(1, 3)
            from observed in Gen.Choose(1, 3)
            from counts in small.ArrayOf(5)
            from reason in Gen.Elements<string>(Reasons)
            from available in Gen.Elements("True", "False")
            select (generation, observed, counts, reason, available);

        Prop.ForAll(Arb.From(deployments), drawn =>
        {
            var (wanted, replicas, updated, ready, available) =
                (drawn.counts[0], drawn.counts[1], drawn.counts[2], drawn.counts[3], drawn.counts[4]);
            var progressing = drawn.reason.Length == 0
                ? ""
                : $$""",{"type":"Progressing","status":"True","reason":"{{drawn.reason}}"}""";
            var deployment = JsonElement.Parse($$"""
                {"metadata":{"generation":{{drawn.generation}} },"spec":{"replicas":{{wanted}} },
                 "status":{"observedGeneration":{{drawn.observed}},"replicas":{{replicas}},"updatedReplicas":{{updated}},
                 "readyReplicas":{{ready}},"availableReplicas":{{available}},
                 "conditions":[{"type":"Available","status":"{{drawn.available}}"}{{progressing}}]} }
                """);

            var areAllThere = replicas == wanted && updated == wanted && ready == wanted && available == wanted;
            var haveAllBeenThere = drawn.reason == "NewReplicaSetAvailable" && updated == replicas && available > 0;
            var mayBeReady = drawn.observed >= drawn.generation && (wanted == 0 || areAllThere || haveAllBeenThere);
            var answer = Render(AgentExecutorSample.Minimal(), deployment);

            (IsReady(answer) && !mayBeReady).Should().BeFalse($"{deployment.GetRawText()} does not run the newest version");
            (!IsReady(answer) && wanted == 0 && drawn.observed >= drawn.generation).Should().BeFalse("no pods are wanted");
        }).Check(Fixed);
    }

    /// <summary>Each call sees what the call before has written, as in a cluster.</summary>
    [Fact]
    public void Ready_OverAnyHistory_IsLostByRolloutsAndLossesAlone()
    {
        var steps = Gen.Frequency(
            (4, Gen.Choose(0, 6).Select(wanted => $"scale {wanted}")),
            (6, Gen.Constant("ready")),
            (2, Gen.Constant("lose")),
            (1, Gen.Constant("update")));

        Prop.ForAll(Arb.From(steps.ArrayOf(40)), history =>
        {
            var model = new DeploymentModel();
            model.Update();
            var composite = AgentExecutorSample.Minimal(("metadata.generation", "1"));
            model.TemplateHash = Hash(Render(composite, model.Observe()));
            var wasReady = false;
            foreach (var step in history)
            {
                if (step.Split(' ') is ["scale", var wanted])
                {
                    model.Ask(int.Parse(wanted, CultureInfo.InvariantCulture));
                    var early = Render(composite, model.Observe());
                    (wasReady && !IsReady(early)).Should().BeFalse($"{step} must not make a service unready before it is seen");
                    composite = WithConditionsOf(composite, early);
                }

                Apply(model, step);
                var answer = Render(composite, model.Observe());

                (IsReady(answer) && model is { Wanted: > 0, WasComplete: false }).Should().BeFalse(
                    $"after {step}, the newest version has never been available in full");
                if (wasReady && step.StartsWith("scale", StringComparison.Ordinal))
                {
                    IsReady(answer).Should().BeTrue($"{step} must not make a service unready");
                    answer.Message.Conditions[0].Reason.Should().NotBe("Down", $"{step} loses no pods");
                }

                if (wasReady && step == "lose")
                {
                    IsReady(answer).Should().Be(model.Available > 0 || model.Wanted == 0 || IsStarting(answer));
                }

                wasReady = IsReady(answer);
                composite = WithConditionsOf(composite, answer);
            }
        }).Check(Fixed.WithMaxTest(150));
    }

    private static void Apply(DeploymentModel model, string step)
    {
        switch (step.Split(' '))
        {
            case ["scale", _]:
                model.See();
                break;
            case ["ready"]:
                model.BecomeReady();
                break;
            case ["lose"]:
                model.Lose();
                break;
            default:
                model.Update();
                break;
        }
    }

    /// <summary>The function never waits for anything, so the task is complete.</summary>
    private static PlatformAnswer Render(JsonElement composite, JsonElement deployment)
    {
        var observed = ObservedStates.Of(null, "ready");
        observed["deployment"] = deployment;
        var scaler = JsonNode.Parse(observed["scaledobject"].GetRawText())!.AsObject();
        scaler["status"]!["lastActiveTime"] = "2026-01-01T00:00:00Z";
        observed["scaledobject"] = JsonElement.Parse(scaler.ToJsonString());
        return PlatformCall.RenderAsync(composite, observed).GetAwaiter().GetResult();
    }

    private static string Hash(PlatformAnswer answer) => answer.Object("deployment").GetProperty("metadata")
        .GetProperty("annotations").GetProperty("platform.bizmatters.io/pod-template-hash").GetString()!;

    private static bool IsReady(PlatformAnswer answer) => answer.Message.Desired.Resources["deployment"].Ready == Ready.True;

    private static bool IsStarting(PlatformAnswer answer) => answer.Message.Conditions[0].Reason == "Starting";

    private static JsonElement WithConditionsOf(JsonElement composite, PlatformAnswer answer)
    {
        var next = JsonNode.Parse(composite.GetRawText())!.AsObject();
        var status = JsonNode.Parse(answer.Status!.Value.GetRawText())!.AsObject();
        status["conditions"] = new JsonArray([.. answer.Message.Conditions.Select(condition => new JsonObject
        {
            ["type"] = condition.Type,
            ["status"] = condition.Status.ToString()["Condition".Length..],
            ["reason"] = condition.Reason,
        })]);
        next["status"] = status;
        return JsonElement.Parse(next.ToJsonString());
    }
}
