using Kiwoom.Persistence.Reading;

namespace Kiwoom.Persistence.Copying;

/// <summary>A journal that a copy is written into, with its writer's right held until it is disposed. One thread.</summary>
internal abstract class CopyTarget : IDisposable
{
    /// <summary>Whether an earlier copy has not come to its end here.</summary>
    internal abstract bool IsIncomplete { get; }

    /// <summary>The last ordering that is there, and every stream's end.</summary>
    internal abstract (long LastOrdering, IReadOnlyDictionary<string, StreamHead> Ends) Load();

    /// <summary>Marks it as incomplete: from now on it opens for nothing but a copy.</summary>
    /// <param name="from">The source, for people.</param>
    internal abstract void Begin(string from);

    /// <summary>Adds rows under the next orderings, in one commit.</summary>
    /// <param name="rows">At least one.</param>
    /// <param name="ends">Where their streams end before them and with them.</param>
    internal abstract void Append(IReadOnlyList<CopiedRow> rows, IReadOnlyDictionary<string, (StreamHead Old, StreamHead New)> ends);

    /// <summary>Takes the mark away.</summary>
    internal abstract void Complete();

    /// <inheritdoc/>
    public abstract void Dispose();
}
