namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>COM's results that the control gives.</summary>
internal static class HResult
{
    public const int Ok = 0;
    public const int Unexpected = unchecked((int)0x8000FFFF);
    public const int NotImplemented = unchecked((int)0x80004001);
    public const int MemberNotFound = unchecked((int)0x80020003);
    public const int TypeMismatch = unchecked((int)0x80020005);
    public const int BadParameterCount = unchecked((int)0x8002000E);
}
