using Kiwoom.Gateway.Http;

namespace Kiwoom.Gateway.Accounts;

/// <summary>The answer to a change of limits or of the emergency stop. What it says is durable.</summary>
public abstract record LimitsAnswer
{
    private LimitsAnswer()
    {
    }

    /// <summary>Done, or so already.</summary>
    /// <param name="Risk">As it then stands.</param>
    public sealed record Done(RiskDocument Risk) : LimitsAnswer;

    /// <summary>The values are not acceptable. Nothing changed.</summary>
    /// <param name="Errors">Everything that is wrong.</param>
    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : LimitsAnswer;

    /// <summary>The caller may not do this. Nothing changed.</summary>
    /// <param name="Text">Why, for people.</param>
    public sealed record Forbidden(string Text) : LimitsAnswer;
}
