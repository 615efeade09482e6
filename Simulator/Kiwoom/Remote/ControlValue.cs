namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>An argument or a result as it crosses the socket.</summary>
internal readonly record struct ControlValue(ControlValueKind Kind, int Number, string? Text)
{
    public static ControlValue Of(int number) => new(ControlValueKind.Int, number, null);

    public static ControlValue Of(string? text) => new(ControlValueKind.Text, 0, text);

    public static implicit operator ControlValue(int number) => Of(number);

    public static implicit operator ControlValue(string? text) => Of(text);
}
