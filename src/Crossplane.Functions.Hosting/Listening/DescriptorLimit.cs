using System.Globalization;

namespace Crossplane.Functions.Hosting.Listening;

/// <summary>The number of files and sockets that the process may have open.</summary>
internal static class DescriptorLimit
{
    private const string Limits = "/proc/self/limits";
    private const string Line = "Max open files";

    /// <summary>Returns the limit; that of integers where there is none, or it cannot be read.</summary>
    public static int Read()
    {
        try
        {
            var line = File.ReadLines(Limits).FirstOrDefault(text => text.StartsWith(Line, StringComparison.Ordinal));
            var soft = line?[Line.Length..].Split(' ', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault();
            return int.TryParse(soft, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : int.MaxValue;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return int.MaxValue;
        }
    }
}
