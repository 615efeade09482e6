namespace Kiwoom.Persistence.Projections;

/// <summary>Folds one stream and gives the rows that each event changes. A function of the events alone: the same events give the same
/// rows, however they are cut into batches. One thread.</summary>
public interface IStreamProjector
{
    /// <summary>The projections that follow the stream.</summary>
    IReadOnlyList<Projection> Projections { get; }

    /// <summary>Folds the next event in, and gives the rows it changes.</summary>
    void Project(SourceRow row, IRowSink sink);
}
