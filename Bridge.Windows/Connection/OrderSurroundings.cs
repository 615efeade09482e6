using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;
using Kiwoom.Actors.Runtime;

namespace Kiwoom.Bridge.Connection;

/// <summary>What the order sender needs of its owner.</summary>
/// <param name="Now">The market's clock.</param>
/// <param name="PumpAfter">Calls <see cref="OrderSender.Pump"/> after a wait on the market's clock.</param>
/// <param name="Withheld">Why a command must not be sent now; null where it may.</param>
/// <param name="Server">The server that is logged in to.</param>
/// <param name="TellDesk">Reports to the desk.</param>
/// <param name="AnswerDue">An answer is due from now on, on the machine's clock.</param>
public sealed record OrderSurroundings(
    Func<DateTimeOffset> Now, Action<TimeSpan> PumpAfter, Func<IBrokerCommand, Withholding?> Withheld, Func<TradingMode> Server, Action<ICommand> TellDesk, Action<CommandId> AnswerDue);
