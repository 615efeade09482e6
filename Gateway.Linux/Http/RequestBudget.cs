using System.Collections.Concurrent;
using Kiwoom.Actors.Identity;

namespace Kiwoom.Gateway.Http;

/// <summary>A token bucket for each user and <see cref="RequestKind"/>, on the machine's clock: one user's runaway loop does not take the gateway from the others.</summary>
/// <param name="options">Rate and burst.</param>
/// <param name="clock">The machine's clock.</param>
public sealed class RequestBudget(ApiOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(UserId User, RequestKind Kind), Bucket> _buckets = new();

    /// <summary>Takes one request out of a user's budget; false where it is used up.</summary>
    public bool TryTake(UserId user, RequestKind kind = RequestKind.Ordinary)
    {
        var bucket = _buckets.GetOrAdd((user, kind), _ => new Bucket { Left = options.RequestBurst, At = clock.GetTimestamp() });
        lock (bucket)
        {
            var now = clock.GetTimestamp();
            var earned = (decimal)clock.GetElapsedTime(bucket.At, now).Ticks * options.RequestsPerSecond / TimeSpan.TicksPerSecond;
            bucket.Left = Math.Min(options.RequestBurst, bucket.Left + earned);
            bucket.At = now;
            if (bucket.Left < 1)
                return false;

            bucket.Left--;
            return true;
        }
    }

    /// <summary>The refusal that goes with an empty budget.</summary>
    public ApiAnswer Refusal => Problems.TooMany($"At most {options.RequestsPerSecond} requests a second are served to one user. Nothing was changed.");

    private sealed class Bucket
    {
        internal decimal Left { get; set; }

        internal long At { get; set; }
    }
}
