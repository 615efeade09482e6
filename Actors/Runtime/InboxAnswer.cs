namespace Kiwoom.Actors.Runtime;

/// <summary>What became of a message that was put into an <see cref="Inbox"/>.</summary>
internal enum InboxAnswer
{
    /// <summary>It waits.</summary>
    Taken,

    /// <summary>It waits in the place of an earlier one.</summary>
    Replaced,

    /// <summary>There is no room for its kind.</summary>
    Refused,

    /// <summary>The actor has stopped.</summary>
    Closed,
}
