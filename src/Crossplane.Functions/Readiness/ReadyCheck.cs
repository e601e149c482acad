using System.Text;
using Crossplane.Functions.Conversion;

namespace Crossplane.Functions.Readiness;

/// <summary>The rule for when an object of one kind is ready, in C# and, for delivery by provider-kubernetes, in CEL.</summary>
/// <example>
/// <code>
/// new ReadyCheck("example.org/v1", "Database", database => database.GetString("status.phase") == "Running");
/// </code>
/// </example>
public sealed class ReadyCheck
{
    private readonly Func<StructDocument, bool> _isReady;

    /// <summary>Creates the check of a kind.</summary>
    /// <param name="apiVersion">An <c>apiVersion</c> of the kind. The check applies to all versions of its group.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="isReady">
    /// The rule over an observed object. A <see cref="ConversionException"/> from it means that the object is not ready.
    /// </param>
    /// <param name="celQuery">The same rule in CEL, see <see cref="CelQuery"/>; null (the default) for none.</param>
    /// <exception cref="ArgumentException">The <c>apiVersion</c> or the kind is empty.</exception>
    public ReadyCheck(string apiVersion, string kind, Func<StructDocument, bool> isReady, string? celQuery = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiVersion);
        ArgumentException.ThrowIfNullOrEmpty(kind);
        ArgumentNullException.ThrowIfNull(isReady);
        ApiVersion = apiVersion;
        Group = GroupOf(apiVersion).ToString();
        Kind = kind;
        CelQuery = celQuery;
        _isReady = isReady;
    }

    /// <summary>The <c>apiVersion</c> that the check was written for.</summary>
    public string ApiVersion { get; }

    /// <summary>The API group; empty for the core group.</summary>
    public string Group { get; }

    /// <summary>The kind.</summary>
    public string Kind { get; }

    /// <summary>
    /// The rule as a CEL expression over the variable <c>object</c>, for <c>readiness.celQuery</c> of an Object of
    /// provider-kubernetes; null if it has not been written in CEL.
    /// </summary>
    /// <remarks>
    /// provider-kubernetes takes an expression that reads an absent field for an error, and one whose static type is not
    /// <c>bool</c> for never ready (<c>checkDeriveFromCelQuery</c> in its <c>internal/controller/*/object/object.go</c>).
    /// </remarks>
    public string? CelQuery { get; }

    /// <summary>Returns a check for a kind whose objects are ready once they exist, because they have no status.</summary>
    /// <param name="apiVersion">An <c>apiVersion</c> of the kind.</param>
    /// <param name="kind">The kind.</param>
    /// <exception cref="ArgumentException">The <c>apiVersion</c> or the kind is empty.</exception>
    public static ReadyCheck IfExists(string apiVersion, string kind) => new(apiVersion, kind, _ => true, "true");

    /// <summary>Returns a check for a kind whose objects are ready while a status condition is true.</summary>
    /// <param name="apiVersion">An <c>apiVersion</c> of the kind.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="type">The type of the condition; <c>Ready</c> by default.</param>
    /// <remarks>
    /// The condition does not count while it, or the status, names an earlier generation of the object. Nor does it count
    /// beside a condition <c>Synced</c> that is false, with which Crossplane reports a change that could not be applied; an
    /// object that is paused on purpose (<c>ReconcilePaused</c>) stays as ready as it was.
    /// </remarks>
    /// <exception cref="ArgumentException">The <c>apiVersion</c>, the kind or the type is empty.</exception>
    public static ReadyCheck OfCondition(string apiVersion, string kind, string type = ConditionReady.Ready)
    {
        ArgumentException.ThrowIfNullOrEmpty(type);
        var name = Encoding.UTF8.GetBytes(type);
        return new ReadyCheck(apiVersion, kind, observed => ConditionReady.IsTrue(observed, name), ConditionReady.Query(type));
    }

    /// <summary>Whether an observed object is ready; false if its status is malformed.</summary>
    /// <param name="observed">The object as the API server has it.</param>
    public bool IsReady(StructDocument observed)
    {
        ArgumentNullException.ThrowIfNull(observed);
        try
        {
            return _isReady(observed);
        }
        catch (ConversionException)
        {
            return false;
        }
    }

    /// <summary>Returns the group of an <c>apiVersion</c>; empty for the core group.</summary>
    internal static ReadOnlySpan<char> GroupOf(ReadOnlySpan<char> apiVersion) =>
        apiVersion.LastIndexOf('/') is > 0 and var end ? apiVersion[..end] : default;
}
