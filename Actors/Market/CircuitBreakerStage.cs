namespace Kiwoom.Actors.Market;

/// <summary>How far a board's circuit breaker (서킷브레이커) has gone on a day.</summary>
public enum CircuitBreakerStage
{
    /// <summary>Not triggered.</summary>
    None,

    /// <summary>Index −8 %: 20 minutes' halt, then a call auction of 10.</summary>
    One,

    /// <summary>Index −15 %: the same again.</summary>
    Two,

    /// <summary>Index −20 %: closed for the day.</summary>
    Three,
}
