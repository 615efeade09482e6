using System.Text;
using Kiwoom.Persistence.Audit;

namespace Kiwoom.Gateway.Audit;

/// <summary>Posts heads to an address as JSON: <c>{"document","signature","key_id"}</c>. Any 2xx answer counts as taken.</summary>
/// <param name="url">The address.</param>
/// <param name="http">Sends; its time-out bounds a request.</param>
public sealed class UrlSink(Uri url, HttpClient http) : IHeadSink
{
    /// <inheritdoc/>
    public string Name => "url";

    /// <inheritdoc/>
    public async Task Send(SignedHead head, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(head);
        using var body = new StringContent(head.ToLine(), Encoding.UTF8, "application/json");
        using var answer = await http.PostAsync(url, body, cancellation).ConfigureAwait(false);
        answer.EnsureSuccessStatusCode();
    }
}
