namespace Kiwoom.Actors.Account;

/// <summary>An account's whole state.</summary>
/// <param name="Version">The place in the stream up to which it is folded.</param>
/// <param name="State">As <see cref="AccountSnapshotCodec"/> writes it.</param>
public sealed record AccountCopy(long Version, ReadOnlyMemory<byte> State);
