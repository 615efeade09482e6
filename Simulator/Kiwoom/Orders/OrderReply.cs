using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The broker's answer to an order.</summary>
/// <param name="TrCode">sTrCode of the event.</param>
/// <param name="No">주문번호; null where refused.</param>
/// <param name="Message">OnReceiveMsg's text.</param>
/// <param name="Refusal">Why it was refused.</param>
internal sealed record OrderReply(string TrCode, BrokerOrderNo? No, string Message, OrderRefusal Refusal);
