namespace Kiwoom.Persistence.Writing;

/// <summary>The row of <c>writer_lease</c>.</summary>
/// <param name="Holder">Machine, process and start of the writer, for people; empty when it left in order.</param>
/// <param name="Host">The writer's machine.</param>
/// <param name="Epoch">Counts the writers.</param>
/// <param name="RenewedAt">Milliseconds since 1970, UTC, on the holder's own clock; only ever compared with itself.</param>
internal sealed record LeaseRow(string Holder, string Host, long Epoch, long RenewedAt);
