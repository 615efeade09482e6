using Kiwoom.Gateway.Hosting;

namespace Kiwoom.Gateway.Audit;

/// <summary>Where heads go besides their file, as the operator configured it.</summary>
public static class HeadSinks
{
    private static readonly TimeSpan _longestRequest = TimeSpan.FromSeconds(20);

    /// <summary>The sinks of a configuration.</summary>
    /// <param name="settings">What the operator configured.</param>
    /// <param name="dataDirectory">The gateway's data directory.</param>
    public static IReadOnlyList<IHeadSink> Of(GatewaySettings settings, string dataDirectory)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var sinks = new List<IHeadSink>();
        if (settings.Audit.Url is { } url)
            sinks.Add(new UrlSink(url, new HttpClient { Timeout = _longestRequest }));
        if (settings.Mirror is { } mirror)
            sinks.Add(new TableSink(mirror.OpenHeads(dataDirectory)));
        return sinks;
    }
}
