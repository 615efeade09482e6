using Kiwoom.Bridge.Dialogs;

namespace Kiwoom.Specs.Bridge;

/// <summary>Windows of Kiwoom's, opened and closed by hand.</summary>
internal sealed class OpenDialogs : IKiwoomDialogs
{
    public IReadOnlyList<KiwoomDialog> Open { get; private set; } = [];

    public void Show(params (DialogKind Kind, string Title)[] dialogs) =>
        Open = [.. dialogs.Select((d, i) => new KiwoomDialog(d.Kind, new DialogWindow(i, "dotnet", "#32770", d.Title, "", ["확인"])))];
}
