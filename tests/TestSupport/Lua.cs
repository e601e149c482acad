using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace TestSupport;

/// <summary>Lua 5.1, the version of the interpreter in Argo CD: Debian's package lua5.1.</summary>
public static class Lua
{
    private const string Executable = "/usr/bin/lua5.1";

    /// <summary>What must be installed; null if nothing is missing.</summary>
    public static string? Missing { get; } = File.Exists(Executable) ? null : "lua5.1 not installed";

    /// <summary>Runs a health check on an object and returns status and message.</summary>
    public static async Task<(string Status, string Message)> CheckHealthAsync(string script, JsonElement item)
    {
        using var process = Process.Start(new ProcessStartInfo(Executable, ["-"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.StandardInput.WriteAsync(
            $"""
            obj = {Write(item)}
            local health = (function()
            {script}
            end)()
            io.write(health.status, "\n", health.message)
            """);
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Lua ended with code {process.ExitCode}: {await error}");
        }

        var lines = (await output).Split('\n', 2);
        return (lines[0], lines[1]);
    }

    private static string Write(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object =>
            "{"
            + string.Join(", ", value.EnumerateObject().Select(member => $"[{Quote(member.Name)}] = {Write(member.Value)}"))
            + "}",
        JsonValueKind.Array => $"{{{string.Join(", ", value.EnumerateArray().Select(Write))}}}",
        JsonValueKind.String => Quote(value.GetString()!),
        JsonValueKind.Null => "nil",
        _ => value.GetRawText(),
    };

    private static string Quote(string text) => string.Concat(
        text.SelectMany(character => character is '"' or '\\'
            ? $"\\{character}"
            : character < ' ' ? string.Create(CultureInfo.InvariantCulture, $"\\{(int)character:d3}") : $"{character}")
            .Prepend('"').Append('"'));
}
