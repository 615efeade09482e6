using Kiwoom.Actors.Identity;

namespace Kiwoom.OnAkka.Orders;

/// <summary>What an <see cref="OrderClient"/> tells its strategy.</summary>
public abstract record OrderNotice
{
    private OrderNotice()
    {
    }

    /// <summary>The gateway answers, and the account's reports come.</summary>
    /// <param name="AccountNo">The account.</param>
    /// <param name="Position">The number of the account's stream up to which everything was delivered.</param>
    public sealed record Connected(AccountNo AccountNo, long Position) : OrderNotice;

    /// <summary>The gateway does not answer, or does not let this strategy in. It is tried again until it does; commands are kept meanwhile.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Disconnected(string Reason) : OrderNotice;

    /// <summary>A command has its answer.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="Answer">What came of it.</param>
    public sealed record Answered(OrderCommand Command, DoorAnswer Answer) : OrderNotice;

    /// <summary>A command had no answer in its time and is not sent any more. It may have been done: the same order under the same client order id may be sent
    /// again, or <see cref="OrderCommand.ReadOrder"/> tells.</summary>
    /// <param name="Command">The command.</param>
    /// <param name="WasSent">False where it certainly never left this process.</param>
    public sealed record Unanswered(OrderCommand Command, bool WasSent) : OrderNotice;

    /// <summary>So many commands wait for answers that this one was not taken. Nothing was sent.</summary>
    /// <param name="Command">The command.</param>
    public sealed record Refused(OrderCommand Command) : OrderNotice;

    /// <summary>An execution report. Each comes once, in the order of the account's stream.</summary>
    /// <param name="AccountNo">The account.</param>
    /// <param name="Report">The report; of every order of the account, whoever sent it.</param>
    public sealed record Reported(AccountNo AccountNo, ExecutionReport Report) : OrderNotice;
}
