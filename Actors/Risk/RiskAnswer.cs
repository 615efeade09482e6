namespace Kiwoom.Actors.Risk;

/// <summary>The answer to a change of limits or of the kill switch. What it says is durable.</summary>
public abstract record RiskAnswer
{
    private RiskAnswer()
    {
    }

    /// <summary>Done, or so already.</summary>
    /// <param name="Risk">As it then stands.</param>
    public sealed record Done(RiskView Risk) : RiskAnswer;

    /// <summary>The values are not acceptable. Nothing changed.</summary>
    /// <param name="Errors">Everything that is wrong, by the limit's name.</param>
    public sealed record Invalid(IReadOnlyDictionary<string, string> Errors) : RiskAnswer;

    /// <summary>The caller may not do this. Nothing changed.</summary>
    /// <param name="Text">Why, for people.</param>
    public sealed record Forbidden(string Text) : RiskAnswer;
}
