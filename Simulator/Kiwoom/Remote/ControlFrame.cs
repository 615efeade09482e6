namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The frames between a <see cref="ControlServer"/> and the stand-in control, which runs in another process.</summary>
/// <remarks>
/// A frame is a length (4 bytes, little endian, of what follows), a kind (1 byte) and a body. In a body, an int is 4 bytes little endian, a
/// string is an int with its number of bytes and then UTF-8 (-1 for a null string), a value is a byte 0 (nothing), 1 (int) or 2 (string) and then
/// that, a list is an int with its length and then its items.
/// <list type="bullet">
/// <item>1 hello, to the server, first: string <see cref="Greeting"/>, int <see cref="Version"/>, int process id</item>
/// <item>2 call, to the server: int number, int DISPID, list of values</item>
/// <item>3 note, to the server: int what (<see cref="ControlNoteKind"/>), string</item>
/// <item>129 welcome: int version</item>
/// <item>130 refused: string; the connection ends</item>
/// <item>131 return: int number of the call, int HRESULT, value</item>
/// <item>132 event: int DISPID, list of values, byte 0 (no data), 1 (TR: string code, list of name and value, list of columns, int rows, then
/// rows times columns strings), 2 (Chejan: list of int FID and string) or 3 (real-time: string key, list of int FID and string)</item>
/// <item>133 misbehave: int what (<see cref="Misbehaviour"/>), list of ints, list of strings</item>
/// </list>
/// Both sides refuse what does not follow this, and say so.
/// </remarks>
internal static class ControlFrame
{
    public const string Greeting = "kiwoom-stand-in";
    public const int Version = 1;

    /// <summary>Most bytes of a frame from the control; the longest call is a list of 100 codes.</summary>
    public const int MostToServer = 1 << 20;

    /// <summary>Most bytes of a frame to the control; the longest event is a chart of 900 rows.</summary>
    public const int MostToControl = 16 << 20;

    public const byte Hello = 1;
    public const byte Call = 2;
    public const byte Note = 3;
    public const byte Welcome = 129;
    public const byte Refused = 130;
    public const byte Return = 131;
    public const byte Event = 132;
    public const byte Misbehave = 133;
}
