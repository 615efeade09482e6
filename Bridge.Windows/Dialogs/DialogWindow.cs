namespace Kiwoom.Bridge.Dialogs;

/// <summary>A top-level window as it was found. What people typed into it is not read.</summary>
/// <param name="Handle">Its handle.</param>
/// <param name="ProcessName">Its process, without extension.</param>
/// <param name="ClassName">Its class.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its texts, joined with blanks.</param>
/// <param name="Buttons">Its buttons' captions.</param>
public sealed record DialogWindow(long Handle, string ProcessName, string ClassName, string Title, string Text, IReadOnlyList<string> Buttons);
