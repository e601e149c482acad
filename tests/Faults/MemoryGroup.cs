using System.Globalization;

namespace Faults;

/// <summary>A limit of memory as a container has it: a control group of the kernel, if this process may make one.</summary>
internal sealed class MemoryGroup : IDisposable
{
    private const string V1 = "/sys/fs/cgroup/memory";
    private const string V2 = "/sys/fs/cgroup";

    private readonly string _directory;

    private MemoryGroup(string directory) => _directory = directory;

    /// <summary>Makes a group; null if that is not allowed, or there are no control groups.</summary>
    public static MemoryGroup? TryCreate(long bytes)
    {
        var isV1 = Directory.Exists(V1);
        var name = string.Create(CultureInfo.InvariantCulture, $"faults-{Environment.ProcessId}");
        var group = new MemoryGroup(Path.Combine(isV1 ? V1 : V2, name));
        try
        {
            Directory.CreateDirectory(group._directory);
            group.Write(isV1 ? "memory.limit_in_bytes" : "memory.max", bytes);
            return group;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            group.Dispose();
            return null;
        }
    }

    /// <summary>Puts a process into the group. What it allocates from now on counts.</summary>
    public void Add(int process) => Write("cgroup.procs", process);

    public void Dispose()
    {
        // A process that was killed is there for a moment. The files of the directory are the kernel's.
        for (var attempt = 0; attempt < 50 && Directory.Exists(_directory); attempt++)
        {
            try
            {
                Directory.Delete(_directory);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                Thread.Sleep(100);
            }
        }
    }

    private void Write(string file, long value) =>
        File.WriteAllText(Path.Combine(_directory, file), value.ToString(CultureInfo.InvariantCulture));
}
