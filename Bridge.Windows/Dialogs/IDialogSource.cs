namespace Kiwoom.Bridge.Dialogs;

/// <summary>The desktop, as far as Kiwoom's windows are on it.</summary>
public interface IDialogSource
{
    /// <summary>The windows of the control's process and of Kiwoom's helpers, as they are now. Never waits for a window's thread for long.</summary>
    IReadOnlyList<DialogWindow> List();

    /// <summary>Presses a window's only button; false where it could not be done.</summary>
    bool Press(DialogWindow window);
}
