namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>The logged-in client of a <see cref="BrokerServer"/>: what the server pushes to it.</summary>
internal interface IBrokerSession
{
    /// <summary>The server ended the session: maintenance, or a later login with the same id.</summary>
    void Dropped(DateTimeOffset at);

    void Chejan(ChejanRecord record, DateTimeOffset at);

    void Traded(VenueTrade trade);

    void BookChanged(VenueBook book, long basePrice);

    void Expected(VenueExpected expected);

    void Interrupted(VenueInterruption interruption);

    void SessionNoticed(VenueSession session);
}
