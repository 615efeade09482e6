namespace Kiwoom.Actors.Journal;

/// <summary>The name and schema version under which an event is journalled, for example <c>order_placed.v1</c>. A name is never
/// reused and a version's shape never changed: a new shape is a new version, and an upcaster reads the old one.</summary>
/// <param name="name">Snake case.</param>
/// <param name="version">From 1.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class EventNameAttribute(string name, int version = 1) : Attribute
{
    /// <summary>Snake case.</summary>
    public string Name { get; } = name;

    /// <summary>From 1.</summary>
    public int Version { get; } = version;

    /// <summary>What stands in the journal's <c>manifest</c> column.</summary>
    public string Manifest => $"{Name}.v{Version}";
}
