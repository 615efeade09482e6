namespace Kiwoom.Actors.Link;

/// <summary>What to do with a numbered frame.</summary>
public enum ReceiveOutcome
{
    /// <summary>It is the next one: deliver it.</summary>
    Deliver,

    /// <summary>It was delivered before: drop it.</summary>
    Duplicate,

    /// <summary>One before it is missing: drop it and ask for that one.</summary>
    Gap,

    /// <summary>No honest sender numbers a frame so.</summary>
    Impossible,
}
