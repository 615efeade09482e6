using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The stand-in control in its own small host (Specs/StandIn/host), in a process under Wine.</summary>
internal sealed class HostedControl : IAsyncDisposable
{
    private HostedControl(WineProcess process) => Process = process;

    public WineProcess Process { get; }

    public static async Task<HostedControl> Start(ServedMarket? market, params string[] arguments)
    {
        var control = new HostedControl(WineProcess.Start(WineEnvironment.StandInHost, arguments, market?.Variables));
        await control.Process.Line("ready");
        return control;
    }

    /// <summary>Calls a method: HRESULT, result and what the control said of a failure.</summary>
    public async Task<(string Result, string Value, string Trouble)> Call(int dispId, params object[] arguments)
    {
        await Send(dispId, arguments);
        return await Return(dispId);
    }

    /// <summary>Calls a method without waiting for its return.</summary>
    public Task Send(int dispId, params object[] arguments) =>
        Process.Send(string.Join('\t', ["call", $"{dispId}", .. arguments.Select(a => a is int number ? $"i{number}" : $"s{a}")]));

    /// <summary>The next return of a method.</summary>
    public async Task<(string Result, string Value, string Trouble)> Return(int dispId)
    {
        var fields = (await Process.Line($"return\t{dispId}\t")).Split('\t');
        return (fields[2], fields[3], fields[4]);
    }

    /// <summary>The next event of a kind: its arguments, and the line of data that was read while it was raised.</summary>
    public async Task<(string[] Arguments, string[] Data)> Event(int dispId, bool hasData = false)
    {
        var fields = (await Process.Line($"event\t{dispId}\t")).Split('\t')[2..];
        return (fields, hasData ? (await Process.Line("data\t")).Split('\t')[1..] : []);
    }

    public async Task LogIn()
    {
        (await Call(1)).ShouldBe(("00000000", "0", ""));
        (await Event(5)).Arguments.ShouldBe(["0"]);
    }

    /// <summary>Sends a buy order; does not wait for its return.</summary>
    public Task Buy(string name, int quantity, int price) => Send(5, name, "1000", ServedMarket.Account, 1, "005930", quantity, price, "00", "");

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
