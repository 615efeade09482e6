namespace Kiwoom.Chaos.Trading;

/// <summary>What a client sent under one client order id, and everything it was told about it.</summary>
internal sealed class OrderPromise
{
    /// <summary>The id.</summary>
    internal required string ClientOrderId { get; init; }

    /// <summary>The request's body, the same at each attempt.</summary>
    internal required IReadOnlyDictionary<string, object?> Body { get; init; }

    /// <summary>The client was told that it was taken.</summary>
    internal bool Taken { get; set; }

    /// <summary>The client was told that risk checks refused it.</summary>
    internal bool Refused { get; set; }

    /// <summary>Some attempt had an unknown outcome.</summary>
    internal bool WasUnknown { get; set; }

    /// <summary>Some attempt was answered: nothing was changed.</summary>
    internal bool WasUnchanged { get; set; }

    /// <summary>A cancel was acknowledged.</summary>
    internal bool CancelTaken { get; set; }

    /// <summary>A replace was acknowledged.</summary>
    internal bool ReplaceTaken { get; set; }

    /// <summary>The client knows how it stands.</summary>
    internal bool IsDecided => Taken || Refused;

    /// <summary>Everything that the client was told says that this order does not exist.</summary>
    internal bool NeverTaken => !Taken && !WasUnknown && (WasUnchanged || Refused);
}
