namespace Kiwoom.Bridge.Codec;

/// <summary>FID 913 (주문상태). Source: fact sheet §4.1.</summary>
public enum ChejanState
{
    /// <summary>접수: the exchange has it.</summary>
    Accepted,

    /// <summary>체결: a fill, or the clearing event of an order that had fills.</summary>
    Filled,

    /// <summary>확인: a cancel or a replacement took effect.</summary>
    Confirmed,

    /// <summary>거부: refused after it had been accepted [B].</summary>
    Refused,

    /// <summary>취소, or a text that nobody has described [U]; what it means follows from the quantities.</summary>
    Other,
}
