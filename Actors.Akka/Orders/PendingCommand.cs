namespace Kiwoom.OnAkka.Orders;

/// <summary>A command that has no answer yet.</summary>
/// <param name="command">The command.</param>
/// <param name="id">The id under which it is sent, each time.</param>
/// <param name="until">When it is given up.</param>
internal sealed class PendingCommand(OrderCommand command, RequestId id, DateTimeOffset until)
{
    internal OrderCommand Command { get; } = command;

    internal RequestId Id { get; } = id;

    internal DateTimeOffset Until { get; } = until;

    /// <summary>When it was last sent; null before.</summary>
    internal DateTimeOffset? SentAt { get; set; }

    /// <summary>The last answer that said that the outcome is not known.</summary>
    internal DoorAnswer.Problem? Unclear { get; set; }
}
