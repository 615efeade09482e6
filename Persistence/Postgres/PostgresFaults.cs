using System.Net.Sockets;
using Kiwoom.Actors.Journal;
using Npgsql;

namespace Kiwoom.Persistence.Postgres;

/// <summary>What the server's and the connection's faults mean. SQLSTATE codes: PostgreSQL's appendix A; <c>KJ…</c> are raised by our own functions.</summary>
internal static class PostgresFaults
{
    /// <summary>The lease is another's; the message is its holder.</summary>
    internal const string LeaseLost = "KJ001";

    /// <summary>A stream does not end where its writer believes.</summary>
    internal const string EndMoved = "KJ002";

    /// <summary>Whether the server said that the statement failed: then certainly nothing was written, because after a commit there is no error any
    /// more, only a panic. A fatal error ends the session and may come after the commit, before its answer. (Npgsql itself gives the connection up
    /// after some plain errors, such as a full disk.)</summary>
    internal static bool IsAnswer(Exception fault) => fault is PostgresException { InvariantSeverity: "ERROR" };

    internal static JournalTroubleKind KindOf(Exception fault) => fault switch
    {
        PostgresException answer => KindOf(answer.SqlState),
        JournalCorruptException or InvalidDataException => JournalTroubleKind.Damaged,
        NpgsqlException or SocketException or IOException or TimeoutException => JournalTroubleKind.Unreachable,
        _ => JournalTroubleKind.Other,
    };

    internal static string ReasonOf(Exception fault) => fault switch
    {
        PostgresException answer => KindOf(answer.SqlState) switch
        {
            JournalTroubleKind.DiskFull => $"the disk of the journal's database is full: {answer.MessageText}",
            JournalTroubleKind.Locked => $"another session has the journal locked: {answer.MessageText}",
            JournalTroubleKind.ReadOnly => $"the journal's database may not be written: {answer.MessageText}",
            JournalTroubleKind.DiskFault => $"the disk of the journal's database fails: {answer.MessageText}",
            JournalTroubleKind.Damaged => $"the journal's database is damaged: {answer.MessageText}",
            JournalTroubleKind.Unreachable => $"the journal's database takes no connection: {answer.MessageText}",
            _ => $"the journal's database refuses ({answer.SqlState}): {answer.MessageText}",
        },
        NpgsqlException { InnerException: TimeoutException } => "the journal's database does not answer",
        NpgsqlException or SocketException or IOException or TimeoutException => $"the journal's database cannot be reached: {Innermost(fault).Message}",
        _ => fault.Message,
    };

    private static JournalTroubleKind KindOf(string sqlState) => sqlState switch
    {
        "53100" => JournalTroubleKind.DiskFull,
        "55P03" or "40P01" => JournalTroubleKind.Locked,
        "25006" or "42501" => JournalTroubleKind.ReadOnly,
        "58030" => JournalTroubleKind.DiskFault,
        EndMoved or "XX001" or "XX002" => JournalTroubleKind.Damaged,
        "57P01" or "57P02" or "57P03" or "57P05" or "53300" or "25P03" => JournalTroubleKind.Unreachable,
        _ when sqlState.StartsWith("08", StringComparison.Ordinal) || sqlState.StartsWith("28", StringComparison.Ordinal) || sqlState == "3D000" => JournalTroubleKind.Unreachable,
        _ => JournalTroubleKind.Other,
    };

    private static Exception Innermost(Exception fault)
    {
        while (fault.InnerException is { } inner)
            fault = inner;
        return fault;
    }
}
