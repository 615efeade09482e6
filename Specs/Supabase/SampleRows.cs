using System.Text.Json.Nodes;

namespace Kiwoom.Specs.Supabase;

/// <summary>A good row of each table that projections write.</summary>
internal static class SampleRows
{
    internal const string Instant = "2026-11-26T00:30:00Z";

    /// <summary>The journal's stream of an account.</summary>
    internal static string StreamOf(string account) => $"account-{account}";

    /// <summary>One row of every table that has an account.</summary>
    internal static IEnumerable<(string Projection, string Table, JsonObject Row)> Of(string account) =>
    [
        ("orders", "orders", Order(account, "o-1")),
        ("executions", "order_executions", Execution(account, "o-1", "e-1")),
        ("positions", "positions", Position(account, "005930")),
        ("balances", "balances", Balance(account, 1_000_000)),
        ("risk_events", "risk_events", RiskEvent(account, 1)),
        ("strategies", "strategies", Strategy(account, $"s-{account}")),
        ("daily_performance", "daily_performance", Day(account, "2026-11-26")),
        ("audit_log", "audit_log", AuditRow(account, 1)),
    ];

    internal static JsonObject Order(string account, string id, string symbol = "005930", long quantity = 10, string placedAt = Instant, long version = 1) => Row(
        $$"""
        {"account":"{{account}}","client_order_id":"{{id}}","symbol":"{{symbol}}","side":"buy","order_type":"limit","time_in_force":"day","mode":"paper",
         "quantity":{{quantity}},"price":70000,"stop_price":null,"status":"new","cum_qty":0,"leaves_qty":{{quantity}},"canceled_qty":0,"cum_amount":0,
         "broker_order_no":"0000001","external":false,"user_id":"kim","strategy":null,"failed_checks":[],"text":null,
         "placed_at":"{{placedAt}}","updated_at":"{{placedAt}}","version":{{version}}}
        """);

    internal static JsonObject Execution(string account, string order, string id) => Row(
        $$"""
        {"account":"{{account}}","client_order_id":"{{order}}","execution_id":"{{id}}","trading_day":"2026-11-26","broker_order_no":"0000001","symbol":"005930","side":"buy",
         "quantity":5,"price":70000,"amount":350000,"cum_qty":5,"leaves_qty":5,"commission":52,"tax":0,"executed_at":"{{Instant}}","source":"reported","strategy":null,
         "updated_at":"{{Instant}}","version":1}
        """);

    internal static JsonObject Position(string account, string symbol) => Row(
        $$"""
        {"account":"{{account}}","symbol":"{{symbol}}","quantity":5,"sellable":5,"cost_amount":350000,"average_cost":70000.1234,"gross_profit":0,"realised_profit":-52,
         "commission":52,"tax":0,"updated_at":"{{Instant}}","version":1}
        """);

    internal static JsonObject Balance(string account, long cash, long version = 1) => Row(
        $$"""
        {"account":"{{account}}","cash":{{cash}},"reserved_cash":0,"cost_amount":350000,"gross_profit":0,"realised_profit":-52,"commission":52,"tax":0,"cash_difference":0,
         "trading_day":"2026-11-26","updated_at":"{{Instant}}","version":{{version}}}
        """);

    internal static JsonObject RiskEvent(string account, long sequenceNr, string kind = "order_rejected") => Row(
        $$"""
        {"account":"{{account}}","sequence_nr":{{sequenceNr}},"at":"{{Instant}}","kind":"{{kind}}","client_order_id":"o-1","symbol":"005930","user_id":"kim","text":null,
         "details":{},"updated_at":"{{Instant}}","version":{{sequenceNr}}}
        """);

    internal static JsonObject Strategy(string account, string id) => Row(
        $$"""
        {"strategy":"{{id}}","account":"{{account}}","kind":"momentum","mode":"paper","state":"running","symbols":["005930","000660"],"parameters":{},"budget":1000000,
         "user_id":"kim","started_at":"{{Instant}}","stopped_at":null,"updated_at":"{{Instant}}","version":1}
        """);

    internal static JsonObject Day(string account, string day) => Row(
        $$"""
        {"account":"{{account}}","trading_day":"{{day}}","opening_equity":1000000,"closing_equity":null,"cash":null,"market_value":null,"realised_profit":-52,"commission":52,
         "tax":0,"executions":1,"updated_at":"{{Instant}}","version":1}
        """);

    /// <summary>A row of an account's stream; of the strategies' stream where the account is null.</summary>
    internal static JsonObject AuditRow(string? account, long sequenceNr) => Row(
        $$"""
        {"stream":"{{(account is null ? "strategies" : StreamOf(account))}}","sequence_nr":{{sequenceNr}},"at":"{{Instant}}","event":"order_placed.v1",
         "account":{{(account is null ? "null" : $"\"{account}\"")}},"command":"c-1","user_id":"kim","strategy":null,"data":{},"hash":"{{MirrorBatch.HashAt(sequenceNr)}}",
         "prev_hash":"{{MirrorBatch.HashAt(sequenceNr - 1)}}","updated_at":"{{Instant}}","version":{{sequenceNr}}}
        """);

    internal static JsonObject Price(string symbol, long price, long version) => Row(
        $$"""
        {"symbol":"{{symbol}}","price":{{price}},"volume":100,"best_ask":{{price + 100}},"best_bid":{{price}},"open":{{price}},"high":{{price}},"low":null,
         "timestamp":"{{Instant}}","updated_at":"{{Instant}}","version":{{version}}}
        """);

    private static JsonObject Row(string json) => (JsonObject)JsonNode.Parse(json)!;
}
