namespace Crossplane.Functions.Hosting.Grpc;

/// <summary>How many messages a method takes and gives.</summary>
internal enum CallType
{
    /// <summary>One and one.</summary>
    Unary,

    /// <summary>One and any number.</summary>
    ServerStream,

    /// <summary>Any number of both.</summary>
    BidirectionalStream,
}
