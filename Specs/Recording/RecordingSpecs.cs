using System.Text;
using FsCheck.Xunit;
using Kiwoom.Actors.Broker;
using Kiwoom.Bridge.Recording;
using Kiwoom.Simulator.KiwoomServer;
using Kiwoom.Specs.Bridge;
using Kiwoom.Specs.KiwoomSimulator;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Recording;

/// <summary>What a recorded session does when it is played through the same bridge.</summary>
public sealed class RecordingSpecs
{
    [Fact]
    public void A_session_with_fills_is_played_with_the_same_reports()
    {
        var session = new RecordedRig();
        var rig = session.Rig;
        rig.Link.Give(ScriptedVenue.Samsung);
        var number = rig.Place("c1");
        rig.Fill(number, 70_000, 4);
        rig.Fill(number, 69_900, 6);
        var recording = session.Finish().ShouldHaveSingleItem();
        var played = RecordedRig.Play(recording);
        played.Divergences.ShouldBeEmpty();
        (played.Executions, played.Orders, played.Commands, played.EndReason).ShouldBe((2L, 1L, 1L, "stopped"));
        played.Reports.ShouldBe(rig.Link.Journal.Count);
        played.Span.ShouldBe(TimeSpan.FromSeconds(15));
    }

    [Property(MaxTest = 25)]
    public void Any_day_is_played_with_the_same_reports_process_by_process(int seed)
    {
        var session = RandomSession.Live(seed);
        var recordings = session.Finish();
        var played = recordings.Select(r => RecordedRig.Play(r)).ToList();
        played.SelectMany(p => p.Divergences).ShouldBeEmpty();
        played.Sum(p => p.Orders).ShouldBeGreaterThanOrEqualTo(session.Rig.OrdersAtTheBroker);
    }

    [Property(MaxTest = 10)]
    public void A_recording_cut_anywhere_is_a_shorter_session_without_a_divergence(int seed, int at)
    {
        var recording = RandomSession.Live(seed, steps: 10).Finish()[0];
        var header = Array.IndexOf(recording, (byte)'\n') + 1;
        var cut = recording[..(header + (int)((uint)at % (uint)(recording.Length - header)))];
        var read = RecordedRig.Read(cut);
        read.EndReason.ShouldBeNull();
        read.IsTorn.ShouldBe(cut[^1] != '\n');
        RecordedRig.Play(cut).Divergences.ShouldBeEmpty();
    }

    [Fact]
    public void A_process_that_begins_with_a_journal_is_played_with_it()
    {
        var session = new RecordedRig();
        session.Rig.Place("c1");
        session.Rig.Link.Give(session.Rig.Buy("c2"));
        session.Rig.Pass(TimeSpan.FromMilliseconds(1));
        session.Kill();
        session.Rig.Start();
        session.Rig.Link.Give(session.Rig.Buy("c2"));
        session.Rig.Fill(session.Rig.NumberOf("c1"), 70_000, 10);
        var second = session.Finish()[1];
        Encoding.UTF8.GetString(second).ShouldContain("\"k\":\"state\"");
        var played = RecordedRig.Play(second);
        played.Divergences.ShouldBeEmpty();
        (played.Orders, played.Executions).ShouldBe((0L, 1L));
    }

    [Fact]
    public void Events_inside_a_call_are_played_inside_of_it()
    {
        var session = new RecordedRig(new SimulatedKiwoomOptions { OddOrderProbability = 0 }, control: PopupControl.Of);
        session.Rig.Venue.OnArrival = [(70_000, 4)];
        session.Rig.Link.Give(session.Rig.Buy("c1"));
        session.Rig.PassSeconds(2);
        session.Rig.Link.Reports.OfType<ExecutionReported>().ShouldHaveSingleItem();
        var recording = session.Finish()[0];
        var text = Encoding.UTF8.GetString(recording);
        text.ShouldContain("\"k\":\"open\"");
        var played = RecordedRig.Play(recording);
        played.Divergences.ShouldBeEmpty();
        played.Executions.ShouldBe(1);
    }

    [Fact]
    public void A_lost_login_and_pages_of_lists_are_played()
    {
        var session = new RecordedRig(new SimulatedKiwoomOptions { OddOrderProbability = 0, OrdersPerSecond = 1000 });
        for (var i = 0; i < 130; i++)
            session.Rig.Server.PlaceFromHts(BridgeRig.Account, 1, ScriptedVenue.Samsung, 1, 70_000, "00", null, out _).ShouldNotBeNull();
        session.Rig.PassSeconds(1);
        session.Rig.Server.LogInElsewhere();
        session.Rig.PassSeconds(30);
        session.Rig.Link.Reports.OfType<BrokerSnapshot>().Last().Orders.Count.ShouldBe(130);
        RecordedRig.ShouldPlayIdentically(session.Finish()[0]);
    }

    [Fact]
    public void Nothing_is_compared_twice_as_lenient_as_it_needs_to_be()
    {
        var session = new RecordedRig();
        session.Rig.Place("c1");
        var text = Encoding.UTF8.GetString(session.Finish()[0]);
        var later = text.Replace("\"at\":\"2026-09-21T01:00:12", "\"at\":\"2026-09-21T01:00:13", StringComparison.Ordinal);
        later.ShouldNotBe(text);
        RecordedRig.Play(Encoding.UTF8.GetBytes(later)).Divergences.ShouldAllBe(d => d.Kind == DivergenceKind.ReportDiffers);
        RecordedRig.Play(Encoding.UTF8.GetBytes(later)).IsIdentical.ShouldBeFalse();
    }

    [Theory]
    [InlineData("13", true)]
    [InlineData("16", false)]
    public void Instants_of_a_process_with_real_threads_may_differ_a_little_and_not_more(string second, bool isIdentical)
    {
        var session = new RecordedRig();
        session.Rig.Place("c1");
        var text = Encoding.UTF8.GetString(session.Finish()[0]);
        var later = text.Replace("\"at\":\"2026-09-21T01:00:12", $"\"at\":\"2026-09-21T01:00:{second}", StringComparison.Ordinal);
        later.ShouldNotBe(text);
        var played = SessionPlayback.Play(RecordedRig.Read(Encoding.UTF8.GetBytes(later)), new PlaybackOptions(), NullLoggerFactory.Instance);
        played.IsIdentical.ShouldBe(isIdentical);
        played.Notes.Any(n => n.StartsWith("Instants in reports differ by up to", StringComparison.Ordinal)).ShouldBe(isIdentical, "what is let pass is told");
    }
}
