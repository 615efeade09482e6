namespace Kiwoom.Actors.Journal;

/// <summary>What became of an append.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>On disk, synced.</summary>
    public sealed record Durable : AppendOutcome
    {
        /// <summary>The only instance.</summary>
        public static Durable Instance { get; } = new();
    }

    /// <summary>Certainly not written.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="Fault">The fault below, if there was one.</param>
    public sealed record Refused(string Reason, Exception? Fault = null) : AppendOutcome;

    /// <summary>Perhaps written: the answer was lost. The stream must be read again before anything else is decided.</summary>
    /// <param name="Reason">Why, for people.</param>
    /// <param name="Fault">The fault below, if there was one.</param>
    public sealed record Unknown(string Reason, Exception? Fault = null) : AppendOutcome;
}
