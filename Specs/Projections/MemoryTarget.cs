using System.Text.Json;
using System.Text.Json.Nodes;
using Kiwoom.Persistence.Projections;

namespace Kiwoom.Specs.Projections;

/// <summary>A target in memory that keeps the contract of <c>public.kiwoom_mirror</c>, and fails as a spec wants it to.</summary>
internal sealed class MemoryTarget : IProjectionTarget
{
    private readonly Dictionary<string, Dictionary<string, StreamPosition>> _positions = [];

    /// <summary>Rows by table and key columns.</summary>
    public Dictionary<string, Dictionary<string, JsonObject>> Tables { get; } = [];

    /// <summary>Every batch that was applied.</summary>
    public List<ProjectionBatch> Applied { get; } = [];

    /// <summary>Called before a batch is looked at.</summary>
    public Func<ProjectionBatch, Task>? Before { get; set; }

    /// <summary>Called after a batch was applied and before that is answered.</summary>
    public Func<ProjectionBatch, Task>? After { get; set; }

    /// <summary>Called before positions are read.</summary>
    public Func<Task>? BeforePositions { get; set; }

    public string Name => "memory";

    public int RowsOf(Projection projection) => Tables.GetValueOrDefault(projection.Table)?.Count ?? 0;

    public long PositionOf(Projection projection, string stream) => _positions.GetValueOrDefault(projection.Name)?.GetValueOrDefault(stream)?.Position ?? 0;

    public void Put(Projection projection, StreamPosition position)
    {
        if (!_positions.TryGetValue(projection.Name, out var kept))
            _positions.Add(projection.Name, kept = []);
        kept[position.Stream] = position;
    }

    public async Task<ApplyAnswer> Apply(ProjectionBatch batch, CancellationToken cancellation)
    {
        if (Before is not null)
            await Before(batch).WaitAsync(cancellation);
        if (batch.Streams.Any(s => Kept(batch.Projection, s.From.Stream) != s.From))
            return new ApplyAnswer.Mismatch([.. batch.Streams.Select(s => Kept(batch.Projection, s.From.Stream))]);

        if (!Tables.TryGetValue(batch.Projection.Table, out var table))
            Tables.Add(batch.Projection.Table, table = []);
        foreach (var row in JsonNode.Parse(batch.Json.Span)!["rows"]![batch.Projection.Table]!.AsArray())
            table[KeyOf(batch.Projection, row!.AsObject())] = JsonNode.Parse(row.ToJsonString())!.AsObject();
        foreach (var step in batch.Streams)
        {
            step.To.Position.ShouldBeGreaterThan(step.From.Position);
            Put(batch.Projection, step.To);
        }

        Applied.Add(batch);
        if (After is not null)
            await After(batch).WaitAsync(cancellation);
        return new ApplyAnswer.Applied();
    }

    public async Task<IReadOnlyList<StreamPosition>> Positions(Projection projection, CancellationToken cancellation)
    {
        if (BeforePositions is not null)
            await BeforePositions().WaitAsync(cancellation);
        return [.. _positions.GetValueOrDefault(projection.Name)?.Values ?? Enumerable.Empty<StreamPosition>()];
    }

    public Task<long> Reset(Projection projection, CancellationToken cancellation)
    {
        var rows = RowsOf(projection);
        Tables.Remove(projection.Table);
        _positions.Remove(projection.Name);
        return Task.FromResult((long)rows);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private StreamPosition Kept(Projection projection, string stream) => _positions.GetValueOrDefault(projection.Name)?.GetValueOrDefault(stream) ?? StreamPosition.Start(stream);

    private static string KeyOf(Projection projection, JsonObject row)
    {
        string[] columns = projection.Name switch
        {
            "orders" => ["account", "client_order_id"],
            "executions" => ["account", "execution_id"],
            "positions" => ["account", "symbol"],
            "balances" => ["account"],
            "risk_events" => ["account", "sequence_nr"],
            "strategies" => ["strategy"],
            "daily_performance" => ["account", "trading_day"],
            "audit_log" => ["stream", "sequence_nr"],
            _ => ["symbol"],
        };
        return JsonSerializer.Serialize(columns.Select(c => row[c]!.ToJsonString()));
    }
}
