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

    /// <summary>Not accepted.</summary>
    /// <param name="Reason">Why, for people; says nothing about keys.</param>
    public sealed record Bad(string Reason) : TokenCheck;
}
