using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Doctor.Probe.Tape;
using Kiwoom.Bridge.Queries;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 8. Runs after the steps with orders, whose events it counts too, while none is open.</summary>
internal sealed class EventOrderStep : ProbeStep
{
    private static readonly TimeSpan _between = TimeSpan.FromMilliseconds(200);

    public override int Number => 8;

    public override string Title => "OnReceiveMsg와 OnReceiveTrData의 순서";

    public override string Question => "In which order do OnReceiveMsg and OnReceiveTrData come, on which thread, and do events come into one another while a popup is open?";

    public override string Does =>
        "Asks four account TRs, twice each, and reads order, threads and nesting of all events so far. With --with-popup it opens Kiwoom's account window, asks a person to "
        + "close it, and counts what comes and what is served meanwhile.";

    public override string Needs => "nothing; --with-popup and a person for the popup; --with-orders for the order of an order's events";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        var account = session.RequireAccount();
        for (var i = 0; i < 2; i++)
        {
            foreach (var request in new[] { AccountQueries.Cash(account), AccountQueries.Holdings(account), AccountQueries.Orders(account), AccountQueries.Executions(account) })
            {
                if (await session.Queries.Ask(request, stop) is { IsComplete: false, Failure: { } failure })
                    facts.Note(request.TrCode, failure);
            }
        }

        await Task.Delay(session.Options.SettleFor, session.Clocks.Machine, stop);
        if (session.Options.WithPopup)
            await Popup(session, facts, stop);
        var events = session.Tape.Since(0);
        foreach (var (order, count) in TapeReading.AnswerOrders(events))
            facts.Note($"RQNames with {order}", count);
        facts.Note("threads of events", string.Join(", ", events.Where(e => e.Depth > 0).Select(e => e.Thread).Distinct().Select(t => t.ToString(CultureInfo.InvariantCulture))));
        facts.Note("events inside of another event", events.LongCount(e => e.Depth > 1));
        facts.Note("events before a call had returned", events.LongCount(e => e.During is not null));
        session.ThrowIfLost();
        if (!events.Any(e => e.Name == nameof(IKiwoomEvents.OnReceiveTrData)))
            return Verdict.NotNow("No answer came.", "when account queries are answered");
        return session.Options.WithPopup ? Verdict.Answered("Order, threads and what happens during a popup are in the facts.")
            : Verdict.Answered("Order and threads are in the facts; what happens during a popup was not tried (--with-popup).");
    }

    private static async Task Popup(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        session.Say("Kiwoom's account window (계좌비밀번호 입력) opens. Leave it open for some seconds, then close it.");
        var (mark, served) = (session.Tape.Mark, 0);
        var window = session.Calls.Call("ShowAccountWindow", api => api.KOA_Functions("ShowAccountWindow", ""), session.Options.PopupTimeout);
        var began = session.Clocks.Machine.GetTimestamp();
        var longest = TimeSpan.Zero;
        while (!window.IsCompleted)
        {
            session.Calls.Post(() => Interlocked.Increment(ref served));
            await Task.WhenAny(window, Task.Delay(_between, session.Clocks.Machine, stop));
            stop.ThrowIfCancellationRequested();
            longest = session.Calls.BlockedFor > longest ? session.Calls.BlockedFor : longest;
            if (!window.IsCompleted)
                facts.NoteLatest("posts served before the window was closed", Volatile.Read(ref served));
        }

        facts.Note("window open for seconds", (long)session.Clocks.Machine.GetElapsedTime(began).TotalSeconds);
        facts.Note("longest BlockedFor in milliseconds", (long)longest.TotalMilliseconds);
        facts.Note("events while it was open", session.Tape.Since(mark).LongCount(e => e.During == "ShowAccountWindow"));
        try
        {
            await window;
        }
        catch (ControlBlockedException blocked)
        {
            facts.Note("window", blocked.Message);
        }
    }
}
