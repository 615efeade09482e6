namespace Kiwoom.Persistence.Projections;

/// <summary>The target cannot be reached, does not answer in time, or is busy: the same call may succeed later.</summary>
/// <param name="message">What happened; holds no secret.</param>
/// <param name="inner">The fault below; null where its text is not to be trusted with secrets.</param>
/// <param name="retryAfter">How long the target asked to wait; null where it did not.</param>
public sealed class TargetUnavailableException(string message, Exception? inner = null, TimeSpan? retryAfter = null) : Exception(message, inner)
{
    /// <summary>How long the target asked to wait; null where it did not.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
