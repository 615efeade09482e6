using Kiwoom.Actors.Broker;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Orders;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>An order of the probe and what is known of it. Changed and read under the tape's lock only.</summary>
public sealed class ProbeOrder
{
    private readonly List<string> _messages = [];

    /// <summary>sRQName, unique in this probe.</summary>
    public required string RqName { get; init; }

    /// <summary>sScreenNo.</summary>
    public required string Screen { get; init; }

    /// <summary>What it is for.</summary>
    public required string Purpose { get; init; }

    /// <summary>New, replace or cancel.</summary>
    public required BrokerOrderKind Kind { get; init; }

    /// <summary>Where it goes.</summary>
    public required ProbeRoute Route { get; init; }

    /// <summary>Buy or sell.</summary>
    public required Side Side { get; init; }

    /// <summary>nOrderType.</summary>
    public required int OrderType { get; init; }

    /// <summary>sCode.</summary>
    public required Symbol Symbol { get; init; }

    /// <summary>nQty.</summary>
    public required long Quantity { get; init; }

    /// <summary>nPrice; 0 for none.</summary>
    public required long Price { get; init; }

    /// <summary>sHogaGb.</summary>
    public required string Terms { get; init; }

    /// <summary>The order that it changes; null for a new one.</summary>
    public ProbeOrder? Original { get; init; }

    /// <summary>SendOrder was begun: from here on it may be at the broker.</summary>
    public bool WasCalled { get; internal set; }

    /// <summary>SendOrder came back, with a return code or an exception.</summary>
    public bool HasReturned { get; internal set; }

    /// <summary>When SendOrder was begun; a timestamp of the machine's clock.</summary>
    public long CalledAt { get; internal set; }

    /// <summary>What SendOrder returned; null where it has not, or threw.</summary>
    public int? ReturnCode { get; internal set; }

    /// <summary>Why SendOrder gave no return code; null where it did.</summary>
    public string? CallFault { get; internal set; }

    /// <summary>sTrCode of the answer.</summary>
    public string? TrCode { get; internal set; }

    /// <summary>주문번호 of the answer as it came; null where none came.</summary>
    public string? Answer { get; internal set; }

    /// <summary>Texts of OnReceiveMsg.</summary>
    public IReadOnlyList<string> Messages => _messages;

    /// <summary>The broker's number; from the answer, a Chejan event or Kiwoom's list.</summary>
    public BrokerOrderNo? Number { get; internal set; }

    /// <summary>Open shares; null while unknown.</summary>
    public long? Open { get; internal set; }

    /// <summary>Filled shares.</summary>
    public long Filled { get; internal set; }

    /// <summary>Kiwoom's own list was read whole and has no order that could be this one.</summary>
    public bool IsNotInTheList { get; internal set; }

    /// <summary>The control or the broker refused it, as far as can be told.</summary>
    public bool WasRefused => WasCalled && Number is null && (ReturnCode is not (null or 0) || Answer is { } answer && answer.Trim().Trim('0').Length == 0);

    /// <summary>Something came back: a return code that says no, an answer, or a Chejan event.</summary>
    public bool IsAnswered => ReturnCode is not (null or 0) || Answer is not null || Number is not null;

    /// <summary>It is at the exchange as far as is known: it has its number, and its Chejan event came.</summary>
    public bool IsAccepted => Number is not null && Open is not null;

    /// <summary>It may hold shares open at the exchange.</summary>
    public bool MayBeOpen => WasCalled && Kind != BrokerOrderKind.Cancel && !IsNotInTheList && Open != 0;

    internal void AddMessage(string text) => _messages.Add(text);
}
