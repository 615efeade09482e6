namespace AxInterop.KHOpenAPILib;

/// <summary>Failure HRESULTs and what a person does about them.</summary>
internal static class ComFailure
{
    internal const int Ok = 0;
    internal const int NotImplemented = unchecked((int)0x80004001);
    internal const int NoInterface = unchecked((int)0x80004002);
    internal const int Unexpected = unchecked((int)0x8000FFFF);
    internal const int MemberNotFound = unchecked((int)0x80020003);
    internal const int TypeMismatch = unchecked((int)0x80020005);
    internal const int UnknownName = unchecked((int)0x80020006);
    internal const int Exception = unchecked((int)0x80020009);
    internal const int BadParameterCount = unchecked((int)0x8002000E);
    internal const int OutOfMemory = unchecked((int)0x8007000E);
    internal const int WrongThread = unchecked((int)0x8001010E);
    internal const int Disconnected = unchecked((int)0x80010108);
    internal const int NotConnected = unchecked((int)0x800401FD);
    internal const int ConnectionPointMissing = unchecked((int)0x80040200);

    internal static string WhatToDo(int hresult) => hresult switch
    {
        // What an MFC control answers as long as no container has given it a window (fact sheet §1.2).
        Unexpected => "The control refuses calls when it has no window or has failed inside: start the bridge's process again, in a user's desktop session.",
        MemberNotFound or UnknownName or BadParameterCount or TypeMismatch or NoInterface =>
            "The installed control does not have this method or interface as documented: update Kiwoom Open API+, or this bridge.",
        ConnectionPointMissing => "The installed control does not send Kiwoom's events: is it Kiwoom's own? Install Kiwoom Open API+ again.",
        WrongThread => "It was called on a thread that does not own it; this is a fault of the bridge.",
        Disconnected or NotConnected => "The control is gone: start the bridge's process again.",
        OutOfMemory => "The process has no memory left: start the bridge's process again.",
        _ => "Look at Kiwoom's windows on the desktop; if it happens again, start the bridge's process again.",
    };
}
