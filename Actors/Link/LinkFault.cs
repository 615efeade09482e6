namespace Kiwoom.Actors.Link;

/// <summary>Why one end broke a connection.</summary>
public enum LinkFault
{
    /// <summary>A frame or its payload breaks the format.</summary>
    Malformed,

    /// <summary>A text message came; frames are binary.</summary>
    NotBinary,

    /// <summary>A frame is larger than allowed at this point.</summary>
    TooLarge,

    /// <summary>A frame came that has no place at this point.</summary>
    OutOfOrder,

    /// <summary>The other end acknowledged or asked for what was never sent, or numbered a frame beyond the window.</summary>
    ImpossibleNumber,

    /// <summary>The handshake took too long.</summary>
    HandshakeTimeout,

    /// <summary>Nothing came for longer than the link allows.</summary>
    Silent,

    /// <summary>The other end closed the connection, or it broke.</summary>
    Closed,

    /// <summary>The other end's certificate is not the pinned one.</summary>
    WrongPin,

    /// <summary>More waits for acknowledgement than the window holds.</summary>
    WindowFull,

    /// <summary>A newer connection of the same bridge took over.</summary>
    Replaced,

    /// <summary>This end failed while dealing with a frame.</summary>
    InternalError,

    /// <summary>This end shuts down.</summary>
    Stopped,
}
