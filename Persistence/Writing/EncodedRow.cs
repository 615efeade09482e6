using Kiwoom.Actors.Journal;

namespace Kiwoom.Persistence.Writing;

/// <summary>A row whose payload waits in a buffer.</summary>
/// <param name="Start">Where its payload begins.</param>
/// <param name="Length">Bytes of its payload.</param>
/// <param name="Hash">Its hash.</param>
/// <param name="Event">What its event is written as.</param>
internal readonly record struct EncodedRow(int Start, int Length, byte[] Hash, RegisteredEvent Event);
