using System.Globalization;
using System.Text.Json;

namespace AgentPlatform.Tests.Building.Workloads;

/// <summary>
/// A Deployment as its controller keeps it, in small steps: pods of two versions become ready or are lost one by one, and the
/// reason of Progressing is only written while a rollout is not complete (<c>isCompleteDeployment</c> in Kubernetes'
/// <c>pkg/controller/deployment/progress.go</c>).
/// </summary>
internal sealed class DeploymentModel
{
    private int _asked = 1;
    private int _generation = 1;
    private int _seen = 1;
    private int _wanted = 1;
    private int _oldPods;
    private int _oldAvailable;
    private int _pods;
    private int _available;
    private bool _isComplete;

    /// <summary>Whether the newest version was once available in full since it was rolled out.</summary>
    public bool WasComplete => _isComplete;

    /// <summary>How many pods are wanted.</summary>
    public int Wanted => _wanted;

    /// <summary>How many pods of the newest version are available.</summary>
    public int Available => _available;

    /// <summary>The hash of the pod template that the Deployment was rendered with.</summary>
    public string? TemplateHash { get; set; }

    /// <summary>Asks for another number of pods, as an autoscaler does; the controller has not seen it yet.</summary>
    public void Ask(int wanted)
    {
        _asked = wanted;
        _generation++;
    }

    /// <summary>Lets the controller see the newest generation.</summary>
    public void See()
    {
        (_wanted, _seen) = (_asked, _generation);
        Settle();
    }

    /// <summary>Asks for another version: the pods that there are become old ones.</summary>
    public void Update()
    {
        (_oldPods, _oldAvailable) = (_oldPods + _pods, _oldAvailable + _available);
        (_pods, _available, _isComplete) = (0, 0, false);
        _generation++;
        See();
    }

    /// <summary>Lets a pod of the newest version become ready, and an old one go.</summary>
    public void BecomeReady()
    {
        if (_available < _pods)
        {
            _available++;
            (_oldPods, _oldAvailable) = (Math.Max(0, _oldPods - 1), Math.Max(0, Math.Min(_oldAvailable, _oldPods - 1)));
        }

        Settle();
    }

    /// <summary>Makes a pod of the newest version crash: it exists, and is not available.</summary>
    public void Lose() => _available = Math.Max(0, _available - 1);

    /// <summary>The Deployment as it is observed; a count of 0 is absent.</summary>
    public JsonElement Observe()
    {
        var reason = _isComplete ? "NewReplicaSetAvailable" : "ReplicaSetUpdated";
        var isAvailable = _available + _oldAvailable >= _wanted - (_wanted / 4);
        return JsonElement.Parse($$"""
            {"metadata":{"generation":{{_generation}},"annotations":{"platform.bizmatters.io/pod-template-hash":"{{TemplateHash}}"} },
             "spec":{"replicas":{{_asked}} },"status":{"observedGeneration":{{_seen}},
             {{Count("replicas", _pods + _oldPods)}}{{Count("updatedReplicas", _pods)}}
             {{Count("readyReplicas", _available + _oldAvailable)}}{{Count("availableReplicas", _available + _oldAvailable)}}
             "conditions":[{"type":"Progressing","status":"True","reason":"{{reason}}"},
              {"type":"Available","status":"{{isAvailable}}","lastTransitionTime":"2026-01-01T00:00:10Z"}]} }
            """);
    }

    /// <summary>Creates and removes pods, and completes the rollout when every pod is new and available.</summary>
    private void Settle()
    {
        _pods = _wanted == 0 ? 0 : _isComplete ? _wanted : Math.Min(_wanted, Math.Max(1, _pods + 1));
        if (_wanted == 0)
        {
            (_oldPods, _oldAvailable) = (0, 0);
        }

        _available = Math.Min(_available, _pods);
        _isComplete |= _oldPods == 0 && _pods == _wanted && _available == _wanted;
    }

    private static string Count(string name, int value) =>
        value == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"\"{name}\":{value},");
}
