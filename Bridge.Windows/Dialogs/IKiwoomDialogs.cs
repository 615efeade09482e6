namespace Kiwoom.Bridge.Dialogs;

/// <summary>Kiwoom's windows that wait for a person. Safe for all threads.</summary>
public interface IKiwoomDialogs
{
    /// <summary>Those that are open, the ones that need a restart first.</summary>
    IReadOnlyList<KiwoomDialog> Open { get; }
}
