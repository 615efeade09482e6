using System.Text.Json;
using Kiwoom.Specs.KiwoomSimulator;

namespace Kiwoom.Specs.Wine;

/// <summary>The bridge's own control host, driven by lines of JSON (Specs/OcxDriver), in a process under Wine.</summary>
internal sealed class DrivenControl : IAsyncDisposable
{
    private int _lastId;

    private DrivenControl(WineProcess process) => Process = process;

    public WineProcess Process { get; }

    public static async Task<DrivenControl> Start(ServedMarket market, params string[] arguments)
    {
        var control = new DrivenControl(WineProcess.Start(WineEnvironment.Node("OcxDriver", "kiwoom-ocx-driver.exe"), arguments, market.Variables));
        await control.Process.Line(l => l.Contains("\"ready\":true", StringComparison.Ordinal), "ready");
        return control;
    }

    /// <summary>Calls a method or one of the driver's own; gives the whole answer.</summary>
    public async Task<JsonElement> Call(string method, params object?[] arguments) => await Answer(await Send(method, arguments));

    /// <summary>Calls without waiting; gives the call's number.</summary>
    public async Task<int> Send(string method, params object?[] arguments)
    {
        var id = ++_lastId;
        await Process.Send(JsonSerializer.Serialize(new { id, call = method, args = arguments }));
        return id;
    }

    /// <summary>The answer to a call.</summary>
    public async Task<JsonElement> Answer(int id) =>
        JsonSerializer.Deserialize<JsonElement>(await Process.Line(l => l.StartsWith($"{{\"id\":{id},", StringComparison.Ordinal), $"the answer {id}"));

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
