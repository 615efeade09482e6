namespace Kiwoom.Persistence.Copying;

/// <summary>What a copy came to; both journals were verified.</summary>
/// <param name="Events">Events in both journals.</param>
/// <param name="Streams">Streams in both.</param>
/// <param name="Continued">Events that an earlier copy had brought over already.</param>
public sealed record CopyReport(long Events, int Streams, long Continued);
