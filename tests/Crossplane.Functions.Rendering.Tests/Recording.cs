using System.Text.RegularExpressions;
using Crossplane.Functions.Rendering.Engine;

namespace Crossplane.Functions.Rendering.Tests;

/// <summary>
/// Brings what the official command printed, and what ours did, into forms that must be equal. What is taken away here are
/// differences that many cases have; docs/render.md lists them.
/// </summary>
internal static partial class Recording
{
    private const string Separator = "\n---\n";

    /// <summary>
    /// Without what differs in every run (the time, the folder, the order of events), the engine's process in messages, and
    /// the help after a usage error.
    /// </summary>
    public static CommandRun Comparable(CommandRun official) => official with
    {
        Output = official.Code == RenderCommand.UsageError
            ? ""
            : SortEvents(official.Output.Replace("@NOW@", ConditionJson.FixedTime)),
        Error = Continuation().Replace(
            ExitStatus().Replace(Wrapper().Replace(official.Error.Replace("@DIR@/", "").Replace("@DIR@", ""), "$1"), ""),
            "\n"),
    };

    /// <summary>Without the line of usage after a usage error.</summary>
    public static CommandRun OfOurs(CommandRun actual) => actual with
    {
        Output = SortEvents(actual.Output),
        Error = Continuation().Replace(
            actual.Code == RenderCommand.UsageError ? UsageLine().Replace(actual.Error, "") : actual.Error, "\n"),
    };

    /// <summary>Sorts the events of composed resources, each kind of event in its own places.</summary>
    private static string SortEvents(string output)
    {
        var documents = $"\n{output}".Split(Separator);
        foreach (var kind in new[] { NotReady(), NamespaceOverridden() })
        {
            int[] places =
                [.. documents.Index().Where(document => kind.IsMatch(document.Item)).Select(document => document.Index)];
            string[] sorted = [.. places.Select(place => documents[place].TrimEnd('\n')).Order(StringComparer.Ordinal)];
            foreach (var (index, place) in places.Index())
            {
                documents[place] = documents[place].EndsWith('\n') ? $"{sorted[index]}\n" : sorted[index];
            }
        }

        return string.Join(Separator, documents)[1..];
    }

    [GeneratedRegex(
        "^message: .*is not yet ready.*\nreason: ComposeResources\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex NotReady();

    [GeneratedRegex("^reason: NamespaceOverridden$", RegexOptions.Multiline)]
    private static partial Regex NamespaceOverridden();

    [GeneratedRegex(
        "^(crossplane: error: cannot render composite resource: )"
        + "(?:crossplane internal render[^\n]*?: crossplane: error: cannot render composite resource: )?"
        + "(?:reconcile failed: )?(?:cannot compose resources: )?",
        RegexOptions.Multiline)]
    private static partial Regex Wrapper();

    [GeneratedRegex("\n *: exit status 1(?=\n)")]
    private static partial Regex ExitStatus();

    [GeneratedRegex("^usage: .*\n")]
    private static partial Regex UsageLine();

    [GeneratedRegex("\n +")]
    private static partial Regex Continuation();
}
