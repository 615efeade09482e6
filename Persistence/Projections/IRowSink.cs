using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>Takes the rows that an event changes.</summary>
public interface IRowSink
{
    /// <summary>Whether a projection still lacks the present event. Where it does not, its rows need not be made.</summary>
    bool Wants(Projection projection);

    /// <summary>Takes a row; it replaces an older one with the same key.</summary>
    void Add(Projection projection, MirrorRow row);
}
