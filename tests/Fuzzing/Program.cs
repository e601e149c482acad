using System.Diagnostics;
using System.Globalization;
using Fuzzing;

// Fuzzing [SECONDS] [SEED] [CASE]: runs mutated inputs for some time, 60 seconds by default, and writes each finding to a
// file. With a case, writes that input only. A crash of the process ends with the stack of its cause; the same seed makes the
// same cases. The exit code is 1 if there is a finding.
var seconds = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 60;
var seed = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : Random.Shared.Next();
var fuzzer = new Fuzzer([new RequestBytes(), new CompositeValues(), new RenderYaml()], seed);
if (args.Length > 2)
{
    (var target, var input) = fuzzer.Make(long.Parse(args[2], CultureInfo.InvariantCulture));
    Print($"{Write(target.Name, input)}");
    return 0;
}

Print($"fuzzing: seed {seed}");
var start = Stopwatch.GetTimestamp();
fuzzer.RunSeeds();
fuzzer.RunMutations(TimeSpan.FromSeconds(seconds));
foreach (var finding in fuzzer.Findings)
{
    Print($"case {finding.Case}, {Write(finding.Target, finding.Input)}: {finding.Problem}");
}

Print($"fuzzing: {fuzzer.Count} cases in {Stopwatch.GetElapsedTime(start).TotalSeconds:F0} s, {fuzzer.Findings.Count} findings");
return fuzzer.Findings.Count == 0 ? 0 : 1;

static string Write(string target, byte[] input)
{
    var path = Path.Combine(
        Path.GetTempPath(),
        $"finding-{target}-{Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(input)[..6])}");
    File.WriteAllBytes(path, input);
    return path;
}

static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
