namespace AgentPlatform.EventDrivenServices;

/// <summary>Reads the fields <c>secret1Name</c> to <c>secret10Name</c>.</summary>
internal static class EventDrivenServiceSecrets
{
    /// <summary>The fields that are set, with their paths.</summary>
    public static IEnumerable<(string Path, string Name)> Slots(EventDrivenServiceSpec spec)
    {
        var names = new[]
        {
            spec.Secret1Name, spec.Secret2Name, spec.Secret3Name, spec.Secret4Name, spec.Secret5Name,
            spec.Secret6Name, spec.Secret7Name, spec.Secret8Name, spec.Secret9Name, spec.Secret10Name,
        };
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index] is { } name)
            {
                yield return ($"spec.secret{index + 1}Name", name);
            }
        }
    }
}
