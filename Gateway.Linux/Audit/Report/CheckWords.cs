using Kiwoom.Actors.Risk;

namespace Kiwoom.Gateway.Audit.Report;

/// <summary>What a measured check came to, in a word.</summary>
internal static class CheckWords
{
    internal static string ResultOf(RiskMeasure measure, bool liquidation) =>
        measure.Passed ? "passed" : liquidation ? "not applied to a liquidation" : "failed";
}
