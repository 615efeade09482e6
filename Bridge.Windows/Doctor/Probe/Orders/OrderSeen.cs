using System.Globalization;

namespace Kiwoom.Bridge.Doctor.Probe.Orders;

/// <summary>An order as the report shows it.</summary>
/// <param name="RqName">sRQName.</param>
/// <param name="Purpose">What it was for.</param>
/// <param name="Call">SendOrder's arguments without the account.</param>
/// <param name="Outcome">Return code, answer and state.</param>
/// <param name="Messages">Texts of OnReceiveMsg.</param>
public sealed record OrderSeen(string RqName, string Purpose, string Call, string Outcome, IReadOnlyList<string> Messages)
{
    internal static OrderSeen Of(ProbeOrder o) => new(o.RqName, o.Purpose, CallOf(o), OutcomeOf(o), [.. o.Messages]);

    internal static string TermsOf(ProbeOrder o) =>
        string.Create(CultureInfo.InvariantCulture, $"{o.Side} {o.Quantity} {o.Symbol} at {(o.Price == 0 ? "no price" : o.Price)} ({o.Terms})");

    private static string CallOf(ProbeOrder o) => string.Create(
        CultureInfo.InvariantCulture,
        $"nOrderType={o.OrderType} sCode={o.Symbol} nQty={o.Quantity} nPrice={o.Price} sHogaGb={o.Terms} sOrgOrderNo={o.Original?.Number?.Value ?? ""} sScreenNo={o.Screen}");

    private static string OutcomeOf(ProbeOrder o)
    {
        if (!o.WasCalled)
            return $"not sent: {o.CallFault ?? "stopped before"}";
        var code = o.ReturnCode?.ToString(CultureInfo.InvariantCulture) ?? o.CallFault ?? "none";
        var open = o.Open?.ToString(CultureInfo.InvariantCulture) ?? "unknown";
        var answer = o.Answer is null ? "none" : $"'{o.Answer.Trim()}' by {o.TrCode}";
        return string.Create(CultureInfo.InvariantCulture, $"returned {code}; answer {answer}; order number {o.Number?.Value ?? "unknown"}; open {open}; filled {o.Filled}");
    }
}
