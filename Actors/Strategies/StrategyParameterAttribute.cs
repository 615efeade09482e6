namespace Kiwoom.Actors.Strategies;

/// <summary>The bounds of a strategy's parameter, both included.</summary>
/// <param name="least">The least value.</param>
/// <param name="most">The most.</param>
[AttributeUsage(AttributeTargets.Property)]
public sealed class StrategyParameterAttribute(long least, long most) : Attribute
{
    /// <summary>The least value.</summary>
    public long Least { get; } = least;

    /// <summary>The most.</summary>
    public long Most { get; } = most;
}
