namespace Kiwoom.Gateway.Security;

/// <summary>What a token turned out to be.</summary>
public abstract record TokenCheck
{
    private TokenCheck()
    {
    }

    /// <summary>Verified.</summary>
    /// <param name="Principal">Who it speaks for.</param>
    public sealed record Good(Principal Principal) : TokenCheck;

    /// <summary>Verified, and the user may do nothing.</summary>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Denied(string Reason) : TokenCheck;

    /// <summary>Whether to accept it cannot be told now.</summary>
    /// <param name="What">What is missing, as the problem's name.</param>
    /// <param name="Reason">Why, for people.</param>
    public sealed record Unavailable(string What, string Reason) : TokenCheck;

    /// <summary>Not accepted.</summary>
    /// <param name="Reason">Why, for people; says nothing about keys.</param>
    public sealed record Bad(string Reason) : TokenCheck;
}
