using System.Net.Sockets;
using Kiwoom.Bridge.Link;

namespace Kiwoom.Bridge.Doctor;

/// <summary>Asks a gateway for the time over its link port, without a handshake: reaches it, sees its key, compares clocks.</summary>
internal static class GatewayContact
{
    private static readonly TimeSpan _longest = TimeSpan.FromSeconds(10);

    // HTTP dates are cut to whole seconds.
    private static readonly TimeSpan _resolution = TimeSpan.FromSeconds(1);

    internal static async Task<GatewayAnswer> Ask(Uri link, ReadOnlyMemory<byte> pin, TimeProvider machine, CancellationToken cancellation)
    {
        string? shown = null;
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(_longest);
        using var handler = GatewayConnection.Handler(pin, hash => shown = hash);
        using var client = new HttpClient(handler);
        try
        {
            var before = machine.GetUtcNow();
            using var answer = await client.GetAsync(new UriBuilder(link) { Scheme = Uri.UriSchemeHttps }.Uri, HttpCompletionOption.ResponseHeadersRead, limited.Token).ConfigureAwait(false);
            var middle = before + ((machine.GetUtcNow() - before) / 2);
            return new GatewayAnswer(null, IsPinned: true, answer.Headers.Date is { } date ? Skew(date, middle) : null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new GatewayAnswer($"no answer within {_longest.TotalSeconds:0} s", IsPinned: shown is null, null);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or SocketException)
        {
            return new GatewayAnswer(shown is null ? fault.Message : $"it shows the key {shown}", IsPinned: shown is null, null);
        }
    }

    /// <summary>How far a date of whole seconds is ahead of an instant, at least.</summary>
    internal static TimeSpan Skew(DateTimeOffset date, DateTimeOffset ours) =>
        ours < date ? date - ours : ours >= date + _resolution ? date + _resolution - ours : TimeSpan.Zero;
}
