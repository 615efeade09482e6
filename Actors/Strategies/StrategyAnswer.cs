using Kiwoom.Actors.Identity;

namespace Kiwoom.Actors.Strategies;

/// <summary>The answer to starting or stopping a strategy. What it says is durable.</summary>
public abstract record StrategyAnswer
{
    private StrategyAnswer()
    {
    }

    /// <summary>Done.</summary>
    /// <param name="Definition">The strategy.</param>
    /// <param name="Duplicate">True where exactly this ran already.</param>
    public sealed record Done(StrategyDefinition Definition, bool Duplicate = false) : StrategyAnswer;

    /// <summary>Another strategy has the id. Nothing changed.</summary>
    /// <param name="Existing">It.</param>
    public sealed record Taken(StrategyDefinition Existing) : StrategyAnswer;

    /// <summary>None has the id. Nothing changed.</summary>
    /// <param name="Strategy">The id.</param>
    public sealed record NotFound(StrategyId Strategy) : StrategyAnswer;
}
