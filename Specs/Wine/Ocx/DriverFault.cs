namespace Kiwoom.Specs.Wine.Ocx;

/// <summary>An error answer of the driver.</summary>
internal sealed class DriverFault(string type, string hresult, string message) : Exception($"{type} {hresult}: {message}")
{
    public string Type { get; } = type;

    public string Result { get; } = hresult;
}
