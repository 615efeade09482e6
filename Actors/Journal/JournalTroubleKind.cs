using System.Text.Json.Serialization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Journal;

/// <summary>Every reason for which the journal cannot be written.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<JournalTroubleKind>))]
public enum JournalTroubleKind
{
    /// <summary>The disk is full.</summary>
    DiskFull,

    /// <summary>Another program has the journal's file locked.</summary>
    Locked,

    /// <summary>The journal's file may not be written: it, its directory or its file system is read-only.</summary>
    ReadOnly,

    /// <summary>The disk fails.</summary>
    DiskFault,

    /// <summary>The journal's file is damaged.</summary>
    Damaged,

    /// <summary>The journal's database server cannot be reached, or takes no connection.</summary>
    Unreachable,

    /// <summary>Another gateway has taken the journal over, and this one never writes to it again.</summary>
    Replaced,

    /// <summary>Something else; the gateway's log has it.</summary>
    Other,
}
