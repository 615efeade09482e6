using FsCheck.Xunit;
using Kiwoom.Actors.Identity;
using Kiwoom.OnAkka.Orders;

namespace Kiwoom.Specs.OnAkka.Orders;

public sealed class ReportCursorSpecs
{
    private static readonly AccountNo _account = AccountNo.Parse("8012345611");

    /// <summary>The wire loses, doubles and reorders pieces at will; the reader asks again after what he has, as the client does.</summary>
    [Property(MaxTest = 300)]
    public void Whatever_becomes_of_the_pieces_every_report_passes_once_and_in_order(int seed)
    {
        var random = new Random(seed);
        var end = random.Next(1, 60);
        var stream = Enumerable.Range(1, end).Where(_ => random.Next(3) > 0).Select(n => (long)n).ToArray();
        var cursor = new ReportCursor(0);
        var passed = new List<long>();
        var wire = new List<DoorNews.Reports>();
        for (var turn = 0; cursor.Last < end; turn++)
        {
            turn.ShouldBeLessThan(10_000);
            var sent = random.Next(2) == 0 ? cursor.Last!.Value : random.Next(end);
            while (sent < end && random.Next(5) > 0)
            {
                var upTo = Math.Min(end, sent + random.Next(1, 8));
                var piece = Piece(sent, upTo, [.. stream.Where(n => n > sent && n <= upTo)]);
                for (var copies = random.Next(3); copies > 0; copies--)
                    wire.Insert(random.Next(wire.Count + 1), piece);
                sent = upTo;
            }

            foreach (var piece in wire.Take(random.Next(wire.Count + 1)).ToArray())
            {
                wire.Remove(piece);
                passed.AddRange(cursor.Take(piece)?.Select(r => r.SequenceNr) ?? []);
            }
        }

        passed.ShouldBe(stream);
    }

    [Fact]
    public void Before_its_beginning_is_known_nothing_passes()
    {
        var cursor = new ReportCursor(null);
        cursor.Take(Piece(0, 2, [1, 2])).ShouldBeNull();
        cursor.Begin(1);
        cursor.Begin(7);
        cursor.Take(Piece(0, 2, [1, 2]))!.Select(r => r.SequenceNr).ShouldBe([2]);
    }

    [Fact]
    public void What_is_no_piece_moves_nothing()
    {
        var cursor = new ReportCursor(0);
        cursor.Take(Piece(0, 3, [2, 1])).ShouldBeNull();
        cursor.Take(Piece(0, 3, [4])).ShouldBeNull();
        cursor.Take(Piece(0, -1, [])).ShouldBeNull();
        cursor.Last.ShouldBe(0);
    }

    private static DoorNews.Reports Piece(long after, long upTo, long[] numbers) =>
        new(RequestId.Parse("s-1"), _account, after, upTo, [.. numbers.Select(n => new ExecutionReport(n, DateTimeOffset.UnixEpoch, "x.v1", null))]);
}
