using System.Diagnostics.CodeAnalysis;

namespace Kiwoom.Actors.Identity;

/// <summary>A strongly typed id whose form on the wire, in the journal and in logs is one short text.</summary>
/// <typeparam name="TSelf">The id itself.</typeparam>
public interface ITextId<TSelf>
    where TSelf : struct, ITextId<TSelf>
{
    /// <summary>The text form.</summary>
    string Value { get; }

    /// <summary>Reads an id; false where the text breaks the id's rule.</summary>
    static abstract bool TryParse([NotNullWhen(true)] string? text, out TSelf id);
}
