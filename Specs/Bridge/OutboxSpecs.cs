using Kiwoom.Bridge.Orders;

namespace Kiwoom.Specs.Bridge;

public class OutboxSpecs
{
    private readonly DeskRig _desk = new();

    public OutboxSpecs()
    {
        _desk.Accepted("c1", "0000101");
        _desk.Accepted("c2", "0000102");
    }

    [Fact]
    public void Reports_are_numbered_from_one_without_a_gap() =>
        _desk.ToGateway.OfType<ReportReady>().Select(r => r.Report.Sequence).ShouldBe([1, 2, 3, 4]);

    [Fact]
    public void A_new_connection_gets_everything_after_its_position_in_order()
    {
        Resume("outbox-1", 1).Select(r => r.Sequence).ShouldBe([2, 3, 4]);
        Resume(null, 0).Select(r => r.Sequence).ShouldBe([1, 2, 3, 4]);
        Resume("another", 99).Select(r => r.Sequence).ShouldBe([1, 2, 3, 4]);
        Resume("outbox-1", 4).ShouldBeEmpty();
    }

    [Fact]
    public void Acknowledged_reports_leave_and_are_not_sent_again()
    {
        _desk.Tell(new TrimOutbox("outbox-1", 3));
        _desk.Restart();
        _desk.State.Unacknowledged.Keys.ShouldBe([4]);
        Resume("outbox-1", 3).Select(r => r.Sequence).ShouldBe([4]);
    }

    [Fact]
    public void An_acknowledgement_of_another_outbox_or_of_the_future_changes_nothing()
    {
        _desk.Tell(new TrimOutbox("another", 3));
        _desk.Tell(new TrimOutbox("outbox-1", 5));
        _desk.State.Unacknowledged.Count.ShouldBe(4);
        _desk.Flags.ShouldHaveSingleItem().Kind.ShouldBe(InconsistencyKind.OutboxPositionDiffers);
    }

    [Fact]
    public void A_database_older_than_the_gateways_knowledge_opens_a_new_outbox()
    {
        _desk.Tell(new TrimOutbox("outbox-1", 2));
        var resent = Resume("outbox-1", 9);
        resent.Select(r => (r.Outbox, r.Sequence)).ShouldBe([("outbox-1.1", 1L), ("outbox-1.1", 2L)]);
        _desk.Accepted("c3", "0000103");
        _desk.ToGateway.OfType<ReportReady>().Last().Report.Sequence.ShouldBe(4);
    }

    [Fact]
    public void A_snapshot_round_trip_keeps_every_byte()
    {
        var codec = new OrderDeskSnapshotCodec();
        var bytes = codec.Encode(_desk.State);
        codec.Encode(codec.Decode(bytes)).ShouldBe(bytes);
    }

    private IReadOnlyList<Kiwoom.Actors.Broker.SequencedReport> Resume(string? outbox, long sequence)
    {
        _desk.Tell(new ResumeOutbox(1, outbox, sequence));
        return _desk.ToGateway.OfType<ReportsResent>().Last().Reports;
    }
}
