namespace Kiwoom.Actors.Link;

/// <summary>What a frame carries. The numbers are on the wire and never change their meaning.</summary>
public enum FrameKind : byte
{
    /// <summary>Bridge, first frame: <see cref="Link.Hello"/>.</summary>
    Hello = 1,

    /// <summary>Gateway: <see cref="Link.Challenge"/>.</summary>
    Challenge = 2,

    /// <summary>Bridge: <see cref="Link.Proof"/>.</summary>
    Proof = 3,

    /// <summary>Gateway: <see cref="Link.Welcome"/>; the link is up.</summary>
    Welcome = 4,

    /// <summary>Gateway: <see cref="Link.Refused"/>; the connection ends.</summary>
    Refused = 5,

    /// <summary>Bridge, first frame: <see cref="Link.EnrolmentRequest"/>.</summary>
    Enrol = 6,

    /// <summary>Gateway: <see cref="Link.Enrolled"/>; the connection ends.</summary>
    Enrolled = 7,

    /// <summary>Bridge, before the first report of a connection: <see cref="Link.OutboxOpened"/>.</summary>
    OutboxOpened = 16,

    /// <summary>Bridge, numbered by its outbox: <see cref="Link.ReportEnvelope"/>.</summary>
    Report = 17,

    /// <summary>Gateway, numbered within its command epoch: <see cref="Broker.IBrokerCommand"/>.</summary>
    Command = 18,

    /// <summary>Either: only the header's acknowledgement counts. No payload.</summary>
    Ack = 19,

    /// <summary>Either: send again from the header's sequence. No payload.</summary>
    Resend = 20,

    /// <summary>Bridge: <see cref="Broker.BrokerSession"/>, newest only.</summary>
    Session = 32,

    /// <summary>Gateway: <see cref="MarketData.QuoteSubscription"/>, newest only.</summary>
    Subscription = 33,

    /// <summary>Bridge: an array of <see cref="MarketData.IMarketDataMessage"/>. The header's sequence counts these frames from 1 within the connection.</summary>
    MarketData = 34,

    /// <summary>Gateway: market data frames up to the header's sequence are dealt with. No payload.</summary>
    MarketCredit = 35,

    /// <summary>Either: <see cref="Link.Heartbeat"/>.</summary>
    Heartbeat = 48,
}
