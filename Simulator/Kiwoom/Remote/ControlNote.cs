namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Something that happened at a stand-in control or its connection.</summary>
/// <param name="Kind">What.</param>
/// <param name="Text">More of it.</param>
public sealed record ControlNote(ControlNoteKind Kind, string Text);
