using System.ComponentModel;
using Google.Protobuf;

namespace Crossplane.Functions.Protocol;

/// <summary>The sentence for bytes that are not the message that they should be.</summary>
/// <remarks>For hosts of functions, not for functions.</remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnreadableMessage
{
    public static string Describe<T>(InvalidProtocolBufferException exception)
        where T : IMessage<T> => $"cannot read {typeof(T).Name}: {exception.Message}";
}
