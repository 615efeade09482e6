namespace Kiwoom.Gateway.Audit;

/// <summary>How the journal's heads are published (section <c>audit</c> of gateway.json).</summary>
public sealed record AuditSettings
{
    /// <summary>Seconds from one head to the next while the journal grows; 0 publishes only at a stop and by command.</summary>
    public int PublishEverySeconds { get; init; } = 600;

    /// <summary>Where each head is sent too, by POST as JSON; https, or http on this machine. Null for nowhere.</summary>
    public Uri? Url { get; init; }

    /// <summary>Throws <see cref="InvalidDataException"/> that names what is wrong.</summary>
    public void Demand()
    {
        if (PublishEverySeconds is not 0 and (< 10 or > 86_400))
            throw new InvalidDataException("audit.publish_every_seconds takes 0 or 10 to 86400");
        if (Url is { } url && (!url.IsAbsoluteUri || (url.Scheme != Uri.UriSchemeHttps && !(url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))))
            throw new InvalidDataException("audit.url takes an https address, or an http one on this machine");
    }
}
