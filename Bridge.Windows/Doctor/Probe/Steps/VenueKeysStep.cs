using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Bridge.Pacing;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 6.</summary>
internal sealed class VenueKeysStep : ProbeStep
{
    private const int ShownOfList = 24 * 8;
    private static readonly string[] _suffixes = ["_NX", "_AL"];

    public override int Number => 6;

    public override string Title => "_NX·_AL 실시간 등록";

    public override string Question => "Does the control's SetRealReg take codes with _NX and _AL, do events with these keys come, and what does GetCodeListByMarket(\"NXT\") look like?";

    public override string Does => "Registers the issue with both suffixes, counts events by key for as long as --for says, and reads the head of the list.";

    public override string Needs => "an open market; events of NXT need 08:00–20:00 KST";

    public override async Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        var before = session.Tally.Keys;
        facts.Note("phase", session.Phase.ToString());
        var list = await session.Calls.Call(nameof(IKiwoomApi.GetCodeListByMarket), api => api.GetCodeListByMarket("NXT"));
        facts.Note("GetCodeListByMarket(\"NXT\") head", list.Length == 0 ? "nothing" : $"'{list[..Math.Min(list.Length, ShownOfList)]}'");
        var codes = list.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        facts.Note("entries", codes.Length);
        foreach (var suffix in _suffixes)
            facts.Note("entries that end in " + suffix, codes.LongCount(c => c.EndsWith(suffix, StringComparison.Ordinal)));
        for (var i = 0; i < _suffixes.Length; i++)
        {
            var (screen, code) = (ScreenAllocator.RealTime[2 + i], session.Options.Symbol.Value + _suffixes[i]);
            facts.Note($"SetRealReg of {code}", await session.Calls.Call(nameof(IKiwoomApi.SetRealReg), api => api.SetRealReg(screen, code, "10;41", "0")));
        }

        session.Say($"Watching real-time data for {session.Options.WatchFor.TotalSeconds:0} s.");
        try
        {
            await session.Tape.Until(() => session.IsLost, session.Options.WatchFor, stop);
        }
        finally
        {
            await session.Calls.Call("DisconnectRealData", api =>
            {
                api.SetRealRemove(ScreenAllocator.RealTime[2], "ALL");
                api.SetRealRemove(ScreenAllocator.RealTime[3], "ALL");
            });
        }

        session.ThrowIfLost();
        var came = session.Tally.Keys.Where(k => k.Value > before.GetValueOrDefault(k.Key)).ToArray();
        foreach (var (key, count) in came)
            facts.Note($"events with key {key}", count - before.GetValueOrDefault(key));
        return came.Any(k => _suffixes.Any(s => k.Key.EndsWith(s, StringComparison.Ordinal)))
            ? Verdict.Answered("Codes with a suffix were registered, and events with such keys came.")
            : Verdict.NotNow("The return codes and the list are in the facts, but no event with a suffixed key came.", "when NXT trades (08:00–20:00 KST), or with a longer --for");
    }
}
