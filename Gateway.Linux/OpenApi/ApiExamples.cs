using System.Text.Json;
using Kiwoom.Gateway.Accounts;
using Kiwoom.Gateway.Health;
using Kiwoom.Gateway.Http;
using Kiwoom.Gateway.Journal;
using Kiwoom.Gateway.MarketData;
using Kiwoom.Gateway.Mirror;
using Kiwoom.Gateway.Security.Permissions;
using Kiwoom.Gateway.Strategies;

namespace Kiwoom.Gateway.OpenApi;

/// <summary>An example of every body that the API answers with, as JSON.</summary>
internal static class ApiExamples
{
    private const string Order = """
        {"client_order_id":"my-first","account_no":"8012345611","symbol":"005930","side":"buy","quantity":10,"order_type":"limit","price":70000,
        "time_in_force":"day","mode":"paper","status":"partially_filled","cum_qty":4,"leaves_qty":6,"canceled_qty":0,"avg_px":70000,
        "broker_order_no":"0000123","external":false,"user_id":"me","strategy_id":null,"failed_checks":[],"text":null,
        "placed_at":"2026-11-24T01:00:00+00:00","updated_at":"2026-11-24T01:00:01+00:00"}
        """;

    private const string Strategy = """
        {"strategy_id":"mom-1","kind":"momentum","account_no":"8012345611","mode":"paper","symbols":["005930"],"parameters":{},"budget":5000000,"user_id":"me"}
        """;

    private const string Risk = """
        {"account_no":"8012345611","kill_switch":{"engaged":false,"liquidate":false,"since":null,"by":null,"reason":null},
        "limits":{"max_order_amount":10000000,"max_position_count":10},"usage":{"max_position_count":1},"restricted_symbols":[],"real_trading_allowed":false,
        "liquidate_on_kill_switch":false,"strategies":[],"reconciled":true,"reconciled_at":"2026-11-24T00:30:00+00:00","daily_loss_reached":false,
        "differences":[],"unexplained_reports":0}
        """;

    private static readonly Dictionary<Type, string> _bodies = new()
    {
        [typeof(OrderDocument)] = Order,
        [typeof(OrderTaken)] = $$"""{"order":{{Order}},"duplicate":false}""",
        [typeof(ExecutionDocument)] = """
            {"account_no":"8012345611","execution_id":"20261124-0000123-1","client_order_id":"my-first","broker_order_no":"0000123","trading_day":"2026-11-24",
            "symbol":"005930","side":"buy","quantity":4,"price":70000,"amount":280000,"commission":42,"tax":0,"executed_at":"2026-11-24T01:00:01+00:00",
            "source":"reported","strategy_id":null}
            """,
        [typeof(PositionDocument)] = """
            {"account_no":"8012345611","symbol":"005930","quantity":4,"sellable_quantity":4,"average_cost":70000,"cost_amount":280000,"last_price":70100,
            "market_value":280400,"unrealised_profit":400,"realised_profit":-42,"commission":42,"tax":0}
            """,
        [typeof(BalanceDocument)] = """
            {"account_no":"8012345611","cash":9719958,"reserved_cash":420063,"market_value":280400,"equity":10000358,"realised_profit":-42,
            "unrealised_profit":400,"commission":42,"tax":0,"day_realised_profit":-42,"day_profit":358,"cash_difference":0}
            """,
        [typeof(RiskDocument)] = Risk,
        [typeof(StoppedAccounts)] = $$"""{"accounts":[{{Risk}}],"failed":[]}""",
        [typeof(ReconciliationDocument)] = $$"""
            {"account_no":"8012345611","reconciled":true,"reconciled_at":"2026-11-24T00:30:00+00:00",
            "orders_in_doubt":[{"order":{{Order.Replace("partially_filled", "in_doubt", StringComparison.Ordinal)}},"trading_day":"2026-11-24","since":"2026-11-24T01:00:31+00:00",
            "candidates":[{"broker_order_no":"0000124","symbol":"005930","side":"buy","quantity":10,"price":70000,"ordered_at":"2026-11-24T01:00:01+00:00",
            "seen_at":"2026-11-24T01:01:02+00:00","cum_qty":4,"leaves_qty":6}]}],
            "changes_in_doubt":[],"cash":9719958,"cash_difference":0,"position_differences":[{"symbol":"035720","here":0,"at_kiwoom":2,"cost_at_kiwoom":80000}],
            "unexplained_reports":0,"unexplained":[]}
            """,
        [typeof(PermissionsDocument)] = """
            {"source":"PostgreSQL db.example.supabase.co:5432/postgres","as_of":"2026-11-24T01:00:00+00:00","usable":true,"trouble":null,
            "keys_as_of":"2026-11-24T00:55:00+00:00","passed_over":[],
            "users":[{"user_id":"0d3a7ab2-6f0f-4c11-9a3e-3d1f0a9b7c55","level":"paper_trader","accounts":["8012345611"],"valid_until":null}]}
            """,
        [typeof(QuoteDocument)] = """
            {"symbol":"005930","name":"삼성전자","at":"2026-11-24T01:00:01+00:00","last":70100,"best_ask":70200,"best_bid":70100,"volume":120345,"open":70000,
            "high":70300,"low":69900,"base_price":70000,"upper_limit":91000,"lower_limit":49000,"volatility_interruption":false,
            "asks":[{"price":70200,"quantity":100}],"bids":[{"price":70100,"quantity":200}]}
            """,
        [typeof(InstrumentDocument)] = """
            {"symbol":"005930","name":"삼성전자","board":"kospi","kind":"stock","base_price":70000,"upper_limit":91000,"lower_limit":49000,"trading_halted":false}
            """,
        [typeof(SessionDocument)] = """
            {"user_id":"me","level":"paper_trader","mode":"paper","accounts":["8012345611"],"market_time":"2026-11-24T01:00:01+00:00","trading_day":"2026-11-24",
            "phase":"continuous","next_phase":"closing_auction","next_phase_at":"2026-11-24T06:20:00+00:00",
            "bridges":[{"bridge_id":"demo","connected":true,"logged_in":true,"server":"paper","text":null}]}
            """,
        [typeof(JournalPage)] = """
            {"stream":"account-8012345611","events":[{"sequence_nr":1,"at":"2026-11-24T01:00:00+00:00","event":"order_placed.v1","command_id":"c-1","user_id":"me",
            "strategy_id":null,"data":{}}],"next":2}
            """,
        [typeof(MirrorDocument)] = """
            {"target":"PostgREST at https://abcdefgh.supabase.co/rest/v1","projections":[{"projection":"orders","state":"live","lag_events":0,"lag_seconds":0,
            "rows_written":1203,"positions":[{"stream":"account-8012345611","sequence_nr":4711}],"reason":null,"last_error":null,"last_error_at":null}]}
            """,
        [typeof(StrategyDocument)] = Strategy,
        [typeof(StrategyTaken)] = $$"""{"strategy":{{Strategy}},"duplicate":false}""",
        [typeof(ReadinessDocument)] = """{"ready":false,"parts":[{"part":"journal","ready":true,"reason":null},{"part":"link","ready":false,"reason":"no bridge is connected"}]}""",
        [typeof(LiveDocument)] = """{"status":"live","engine":"embedded"}""",
    };

    /// <summary>An example of a body.</summary>
    internal static string Of(Type body, bool isList) =>
        !_bodies.TryGetValue(body, out var json) ? throw new InvalidOperationException($"{body.Name} has no example") : isList ? $"[{json}]" : json;

    /// <summary>An example of a problem.</summary>
    internal static string Problem(ApiResult result) => JsonSerializer.Serialize(
        result.Status switch
        {
            400 => Problems.Malformed("quantity", "0 is not between 1 and 2147483647").Body,
            401 => Problems.Unauthorized("The token has expired or is not valid yet.").Body,
            403 => Problems.Forbidden("This needs the level paper_trader; you have viewer.").Body,
            404 => Problems.NotFound(result.Description).Body,
            409 => Problems.NotPossible(result.Description, []).Body,
            422 => new Dictionary<string, object?>
            {
                ["type"] = Problems.TypePrefix + "refused_by_risk",
                ["title"] = "The order was refused.",
                ["status"] = 422,
                ["detail"] = "A price of 70001 won is not a multiple of the tick size of 100 won.",
                ["failed_checks"] = new[] { new { check = "tick_size", text = "A price of 70001 won is not a multiple of the tick size of 100 won.", limit = 100, actual = 70001 } },
            },
            429 => Problems.TooMany(result.Description).Body,
            503 => Problems.Unavailable("journal_unavailable", result.Description).Body,
            504 => Problems.OutcomeUnknown(result.Description).Body,
            _ => Problems.OfStatus(result.Status)!.Body,
        },
        ApiJson.Options);
}
