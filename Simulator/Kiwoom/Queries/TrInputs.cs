using System.Globalization;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>What SetInputValue wrote before a query.</summary>
internal sealed class TrInputs(IReadOnlyDictionary<string, string> values)
{
    /// <summary>An input; empty where it was not written.</summary>
    public string this[string name] => values.GetValueOrDefault(name, "");

    public string Account => this["계좌번호"];

    public string Code => MasterData.Bare(this["종목코드"]);

    public DateOnly? Date(string name) =>
        DateOnly.TryParseExact(this[name], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;

    public BrokerAccount AccountOf(BrokerServer server) => server.Ledger.AccountOf(AccountNo.Parse(Account))!;

    /// <summary>Two queries with the same signature ask the same.</summary>
    public string Signature => string.Join('\n', values.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => v.Key + "=" + v.Value));
}
