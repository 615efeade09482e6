using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Reading;

/// <summary>The end of a stream.</summary>
/// <param name="SequenceNr">Its highest number; 0 for an empty stream.</param>
/// <param name="Hash">Its last row's hash.</param>
internal sealed record StreamHead(long SequenceNr, byte[] Hash)
{
    internal static StreamHead Empty { get; } = new(0, RowHash.Genesis.ToArray());
}
