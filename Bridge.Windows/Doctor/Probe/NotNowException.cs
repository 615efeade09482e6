namespace Kiwoom.Bridge.Doctor.Probe;

/// <summary>A step cannot answer its point now.</summary>
/// <param name="reason">Why.</param>
/// <param name="comeBack">When or how to ask again.</param>
public sealed class NotNowException(string reason, string comeBack) : Exception(reason)
{
    /// <summary>When or how to ask again.</summary>
    public string ComeBack { get; } = comeBack;
}
