namespace Crossplane.Functions;

/// <summary>The largest response of the call that runs, for the objects that are encoded on the way to it.</summary>
/// <remarks>Without it, an object of any size is built before anybody finds out that it cannot be sent.</remarks>
internal static class ResponseLimit
{
    private static readonly AsyncLocal<int?> CurrentBytes = new();

    /// <summary>The limit of the current call in bytes; that of arrays outside of calls.</summary>
    public static int MaxBytes => CurrentBytes.Value ?? Array.MaxLength;

    /// <summary>Sets the limit for the rest of the calling method and for all that it calls.</summary>
    public static void Set(int maxBytes) => CurrentBytes.Value = maxBytes;
}
