namespace Kiwoom.Bridge.Status;

/// <summary>Kiwoom's control and its thread.</summary>
/// <param name="BlockedForSeconds">How long the thread has not come back to its queue.</param>
/// <param name="Dialog">The dialog that is open, for people; null where none is known of.</param>
/// <param name="NeedsPerson">Only a person can go on: a login window, a password. Such a wait is no hang.</param>
/// <param name="LastAnswerAt">When the last answer to a request came; market's clock.</param>
/// <param name="LastOrderEventAt">When the last event of an order or a balance came; market's clock.</param>
/// <param name="LastPriceAt">When the last trade or book came; market's clock.</param>
/// <param name="Events">Real-time events that were read.</param>
/// <param name="Unreadable">Real-time events that could not be read.</param>
public sealed record ControlState(
    long BlockedForSeconds, string? Dialog, bool NeedsPerson, DateTimeOffset? LastAnswerAt, DateTimeOffset? LastOrderEventAt, DateTimeOffset? LastPriceAt, long Events, long Unreadable);
