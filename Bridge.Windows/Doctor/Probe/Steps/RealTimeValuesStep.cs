using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Bridge.Doctor.Probe.Tape;
using Kiwoom.Bridge.Pacing;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 5.</summary>
internal sealed class RealTimeValuesStep : ProbeStep
{
    private const string Others = "000660;035420;005380;069500";

    public override int Number => 5;

    public override string Title => "9081·9068·290 값";

    public override string Question => "How are FID 9081 (exchange) and 9068 (VI action) coded, and what does 290 say during NXT sessions?";

    public override string Does => "Registers the issue and four liquid ones, session notices and volatility interruptions, and counts the values that come for as long as --for says.";

    public override string Needs => "an open market; 9068 needs an interruption in that time, and 290's NXT values need 08:00–08:50 or 15:40–20:00 KST";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        var (screen, notices) = (ScreenAllocator.RealTime[0], ScreenAllocator.RealTime[1]);
        facts.Note("phase", session.Phase.ToString());
        facts.Note("SetRealReg", await session.Calls.Call(nameof(IKiwoomApi.SetRealReg), api => api.SetRealReg(screen, $"{session.Options.Symbol};{Others}", "10;41;9081;290", "0")));
        facts.Note("SetRealReg of session notices", await session.Calls.Call(nameof(IKiwoomApi.SetRealReg), api => api.SetRealReg(notices, "", "215;20;214", "0")));
        if (await session.Queries.Ask(MarketQueries.Interruptions(), stop) is { IsComplete: false, Failure: var failure })
            facts.Note("opt10054", failure ?? "failed");
        session.Say($"Watching real-time data for {session.Options.WatchFor.TotalSeconds:0} s.");
        try
        {
            await session.Tape.Until(() => session.IsLost, session.Options.WatchFor, stop);
        }
        finally
        {
            await Unregister(session, screen, notices);
        }

        session.ThrowIfLost();
        foreach (var (name, count) in session.Tally.Events)
            facts.Note("events of " + name, count);
        foreach (var (name, count) in session.Tally.Values)
            facts.Note(name, count);
        if (!session.Tally.Events.ContainsKey(RealType.Trade))
            throw new NotNowException("No trade came in that time.", $"in continuous trading, next from {session.NextStart(MarketPhase.Continuous)}, or with a longer --for");
        var missing = new[] { RealTimeTally.ExchangeCode, Fid.ViAction, Fid.MarketPhase }.Where(fid => !session.Tally.Values.Keys.Any(k => k.Contains($" {fid}=", StringComparison.Ordinal)));
        return Verdict.Answered($"Real-time events came. FIDs without any value in that time: {(string.Join(", ", missing) is { Length: > 0 } some ? some : "none")}.");
    }

    private static Task Unregister(ProbeSession session, string screen, string notices) => session.Calls.Call("DisconnectRealData", api =>
    {
        api.SetRealRemove(screen, "ALL");
        api.SetRealRemove(notices, "ALL");
        api.DisconnectRealData(MarketQueries.InterruptionScreen);
    });
}
