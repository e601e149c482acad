using System.Runtime.CompilerServices;

namespace TestSupport;

/// <summary>Waits for something that happens on another thread, for 30 seconds at most.</summary>
public static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    /// <exception cref="TimeoutException">The condition does not hold in time.</exception>
    public static Task HoldsAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        HoldsAsync(() => Task.FromResult(condition()), text);

    /// <exception cref="TimeoutException">The condition does not hold in time.</exception>
    public static async Task HoldsAsync(
        Func<Task<bool>> condition, [CallerArgumentExpression(nameof(condition))] string text = "")
    {
        using var limit = new CancellationTokenSource(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"did not hold within {Limit.TotalSeconds} seconds: {text}");
            }

            await Task.Delay(10);
        }
    }
}
