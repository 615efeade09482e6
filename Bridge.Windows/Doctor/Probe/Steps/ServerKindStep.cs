using Kiwoom.Bridge.Codec;

namespace Kiwoom.Bridge.Doctor.Probe.Steps;

/// <summary>Point 7.</summary>
internal sealed class ServerKindStep : ProbeStep
{
    public override int Number => 7;

    public override string Title => "실서버의 GetServerGubun";

    public override string Question => "What does GetServerGubun give on the real server: \"0\", nothing, or something else?";

    public override string Does => "Notes the raw value. On any server but the mock one the probe ends right after that.";

    public override string Needs => "for the real server: the probe started on a login there, where it reads this and nothing more; or 'doctor' without --probe";

    public override Task<Verdict> Run(ProbeSession session, FactSheet facts, CancellationToken stop)
    {
        var login = session.Login!;
        facts.Quote("KOA_Functions(\"GetServerGubun\")", login.GubunByFunction);
        facts.Quote("GetLoginInfo(\"GetServerGubun\")", login.GubunByLoginInfo);
        return Task.FromResult(login.IsMock
            ? Verdict.ForAPerson("This is the mock server's value; the real server's can only be read on a login there.", "with a login to the real server (no order is sent there)")
            : Verdict.Answered($"A server that is not the mock one says {FidCodec.Shown(login.GubunByFunction)}."));
    }
}
