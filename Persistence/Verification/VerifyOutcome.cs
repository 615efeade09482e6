namespace Kiwoom.Persistence.Verification;

/// <summary>What a verification says; also its exit code.</summary>
public enum VerifyOutcome
{
    /// <summary>Every row is the one that was written, at its place.</summary>
    Intact = 0,

    /// <summary>The call was wrong: no such journal, a bad argument.</summary>
    Usage = 2,

    /// <summary>The file does not read as a journal: damaged, of another schema, no permission.</summary>
    Unreadable = 3,

    /// <summary>A row is not the one that its successor or its stream's head names.</summary>
    Changed = 10,

    /// <summary>A row is missing, in the middle or at the end.</summary>
    Removed = 11,

    /// <summary>A row is there that the chain does not know.</summary>
    Inserted = 12,

    /// <summary>A genuine row stands at another's place.</summary>
    Reordered = 13,

    /// <summary>The rows agree with each other, but not with their stream's head.</summary>
    HeadChanged = 14,

    /// <summary>The journal is consistent in itself, but not the one that a published head attests.</summary>
    Rewritten = 15,

    /// <summary>The published heads themselves do not hold: not signed by the given key, out of order, or with gaps.</summary>
    HeadsNotGenuine = 16,
}
