namespace Kiwoom.OnAkka.Remoting.Channel;

/// <summary>What a part is; its first byte, inside the seal.</summary>
internal enum PartKind : byte
{
    /// <summary>Bytes of a frame that goes on in the next such part.</summary>
    More = 1,

    /// <summary>The rest of a frame.</summary>
    Last = 2,

    /// <summary>How much of the other direction has been read since the channel was opened (i64).</summary>
    Credit = 3,

    /// <summary>The sender has said everything.</summary>
    Close = 4,

    /// <summary>The sender broke the channel off.</summary>
    Abort = 5,
}
