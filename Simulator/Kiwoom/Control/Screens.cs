namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Screen numbers (화면번호).</summary>
internal static class Screens
{
    /// <summary>Four digits, not 0000.</summary>
    public static bool IsScreen(string text) => text.Length == 4 && text.All(char.IsAsciiDigit) && text != "0000";
}
