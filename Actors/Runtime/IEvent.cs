namespace Kiwoom.Actors.Runtime;

/// <summary>A fact that is, or will be, in the journal. Events are immutable records with a name and a schema version.</summary>
public interface IEvent;
