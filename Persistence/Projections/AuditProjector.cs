using Kiwoom.Actors.Identity;
using Kiwoom.Persistence.Projections.Rows;

namespace Kiwoom.Persistence.Projections;

/// <summary>Every event of a stream for <c>audit_log</c>.</summary>
/// <param name="account">The account whose stream it is; null for streams of none.</param>
public sealed class AuditProjector(AccountNo? account) : IStreamProjector
{
    /// <inheritdoc/>
    public IReadOnlyList<Projection> Projections => Followers;

    /// <summary>The projection that follows every stream.</summary>
    internal static IReadOnlyList<Projection> Followers { get; } = [Projection.AuditLog];

    /// <inheritdoc/>
    public void Project(SourceRow row, IRowSink sink)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(sink);
        if (!sink.Wants(Projection.AuditLog))
            return;

        var (journaled, cause) = (row.Journaled, row.Journaled.Cause);
        sink.Add(Projection.AuditLog, new AuditRow(
            row.Stream, journaled.SequenceNr, journaled.At, row.Manifest, account, cause.Command, cause.User, cause.Strategy, new RawJson(row.Data),
            Convert.ToHexStringLower(row.Hash.Span), Convert.ToHexStringLower(row.PrevHash.Span))
        {
            Version = journaled.SequenceNr,
            UpdatedAt = journaled.At,
        });
    }
}
