using System.Globalization;
using Kiwoom.Actors.Account;
using Kiwoom.Actors.Identity;
using Kiwoom.Actors.Portfolio;
using Kiwoom.Actors.Runtime;
using Kiwoom.Gateway.Hosting;
using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Reporting;

/// <summary>Tells on standard output how trading goes: a line for each fill, and a line every few seconds for everything else.</summary>
public sealed class RunReport : IDisposable
{
    private static readonly TimeSpan _interval = TimeSpan.FromSeconds(5);
    private static readonly Cause _reading = new(CommandId.Parse("report"));
    private readonly GatewayNode _node;
    private readonly TextWriter _output;
    private readonly Lock _gate = new();
    private readonly IDisposable _fills;
    private bool _tradedYet;

    /// <summary>Starts to tell of fills.</summary>
    public RunReport(GatewayNode node, TextWriter output)
    {
        _node = node;
        _output = output;
        _fills = node.Engine.Subscribe(TellFill);
    }

    /// <summary>Tells how things stand, again and again until cancelled.</summary>
    public async Task Run(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(_interval, _node.Time.Clocks.Machine);
        try
        {
            do
                await TellState(stop).ConfigureAwait(false);
            while (await timer.WaitForNextTickAsync(stop).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // Told to stop.
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _fills.Dispose();

    private void TellFill(string stream, JournaledEvent journaled)
    {
        if (journaled.Event is not Actors.Orders.OrderExecuted fill)
            return;

        var name = _node.Board.Find(fill.Symbol)?.Name ?? string.Empty;
        Write(string.Create(
            CultureInfo.InvariantCulture,
            $"{Korean(journaled.At)} fill   {JsonFields.SnakeCase(fill.Side),-4} {fill.Symbol} {name} {fill.Quantity:N0} @ {fill.Price:N0} won{(fill.Strategy is { } strategy ? $" ({strategy})" : "")}"));
        if (!_tradedYet)
        {
            _tradedYet = true;
            Write("                    that was the first trade; more follow as the strategy finds them");
        }
    }

    private async Task TellState(CancellationToken stop)
    {
        var now = _node.Time.Clocks.Market.GetUtcNow();
        var link = _node.Bridges.All.Any(b => b.Connected) ? "up" : "DOWN";
        var login = _node.Bridges.All.Select(b => b.Session).FirstOrDefault(s => s is { LoggedIn: true }) is { Server: { } server } ? JsonFields.SnakeCase(server) : "not logged in";
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"{Korean(now)} {JsonFields.SnakeCase(_node.Time.Schedule.PhaseAt(now))}  link {link}, kiwoom {login}{(_node.Journal.Trouble is { } trouble ? $", JOURNAL: {trouble.Text}" : "")}");
        foreach (var account in _node.Accounts.Known)
        {
            try
            {
                var summary = await _node.Accounts.Ask<AccountSummary>(account, new GetAccountSummary(_reading, WithHash: false), stop).ConfigureAwait(false);
                var balance = await _node.Accounts.Ask<BalanceView>(account, new GetBalance(_reading), stop).ConfigureAwait(false);
                line += string.Create(
                    CultureInfo.InvariantCulture,
                    $" | {account}: {summary.Orders:N0} orders ({summary.OpenOrders} open), {summary.Executions:N0} fills, equity {balance.Equity:N0}, realised {balance.RealisedProfit:+#,0;-#,0;0}, unrealised {balance.UnrealisedProfit:+#,0;-#,0;0} won");
            }
            catch (Exception fault) when (fault is JournalUnavailableException or TimeoutException or ActorFaultedException or UndeliverableException)
            {
                line += $" | {account}: {fault.Message}";
            }
        }

        Write(line);
    }

    private void Write(string line)
    {
        lock (_gate)
            _output.WriteLine(line);
    }

    private static string Korean(DateTimeOffset instant) => instant.ToOffset(TradingDay.KoreaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
