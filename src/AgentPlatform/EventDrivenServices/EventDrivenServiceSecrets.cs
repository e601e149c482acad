namespace AgentPlatform.EventDrivenServices;

/// <summary>The ten slots for Secrets.</summary>
internal static class EventDrivenServiceSecrets
{
    /// <summary>The slots that are in use, with their paths.</summary>
    public static IEnumerable<(string Path, string Name)> Slots(EventDrivenServiceSpec spec)
    {
        string?[] names =
        [
            spec.Secret1Name, spec.Secret2Name, spec.Secret3Name, spec.Secret4Name, spec.Secret5Name,
            spec.Secret6Name, spec.Secret7Name, spec.Secret8Name, spec.Secret9Name, spec.Secret10Name,
        ];
        for (var index = 0; index < names.Length; index++)
        {
            if (names[index] is { } name)
            {
                yield return ($"spec.secret{index + 1}Name", name);
            }
        }
    }
}
