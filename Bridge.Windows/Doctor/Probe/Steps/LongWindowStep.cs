using System.Globalization;
using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Doctor.Probe.Control;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 9. The last step that runs: afterwards Kiwoom may refuse every query of this process.</summary>
internal sealed class LongWindowStep : ProbeStep
{
    public override int Number => 9;

    public override string Title => "조회 횟수 장기 제한";

    public override string Question => "After how many queries in which time does Kiwoom refuse all further ones; do 1,000 an hour still hold?";

    public override string Does => "With --long-window: asks opt10001 again and again until it is refused, and counts. It takes up to half an hour, and the process has to be started anew afterwards.";

    public override string Needs => "--long-window, on a day on which nothing else needs the quota of this login";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        if (!session.Options.LongWindow)
            return Verdict.ForAPerson("Not tried: it uses up the quota of this login.", "with --long-window, when nothing else needs the quota");
        session.Say("Querying until Kiwoom refuses; a popup of Kiwoom's may come.");
        var queries = new CountedQueries(session);
        var began = session.Clocks.Machine.GetTimestamp();
        try
        {
            var code = await queries.AskUntilRefused(stop);
            facts.Note("return code", code);
            return code == KiwoomReturnCode.Ok
                ? Verdict.NotNow($"{session.Options.LongWindowMost} queries were taken and none was refused.", "with a version that asks for longer")
                : Verdict.Answered(string.Create(CultureInfo.InvariantCulture, $"Query {queries.Taken + 1} was refused with {code}."));
        }
        catch (ControlBlockedException blocked)
        {
            facts.Note("blocked", blocked.Message);
            return Verdict.Answered(string.Create(CultureInfo.InvariantCulture, $"After {queries.Taken} queries the control's thread did not come back: Kiwoom's popup, most likely."));
        }
        finally
        {
            facts.Note("queries taken", queries.Taken);
            facts.Note("of them without an answer in time", queries.Unanswered);
            facts.Note("seconds", (long)session.Clocks.Machine.GetElapsedTime(began).TotalSeconds);
            foreach (var text in queries.Texts)
                facts.Note("message", text);
            session.Disconnect(ScreenAllocator.Queries[^1]);
        }
    }
}
