namespace Kiwoom.Gateway.Security.Supabase;

/// <summary>What is known of a <c>kid</c>.</summary>
internal abstract record SigningKeyAnswer
{
    private SigningKeyAnswer()
    {
    }

    /// <summary>The set has the key.</summary>
    internal sealed record Found(SigningKey Key) : SigningKeyAnswer;

    /// <summary>The set does not have it.</summary>
    internal sealed record Missing : SigningKeyAnswer;

    /// <summary>There is no set that is recent enough.</summary>
    internal sealed record Unknown(string Reason) : SigningKeyAnswer;
}
