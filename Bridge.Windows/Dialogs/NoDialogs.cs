namespace Kiwoom.Bridge.Dialogs;

/// <summary>A control that opens no windows.</summary>
public sealed class NoDialogs : IKiwoomDialogs
{
    /// <summary>The one there is.</summary>
    public static NoDialogs Instance { get; } = new();

    /// <inheritdoc/>
    public IReadOnlyList<KiwoomDialog> Open => [];
}
