using Kiwoom.Gateway.Audit;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Replay;
using Kiwoom.Persistence.Sqlite;
using Kiwoom.Specs.Journal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Audit;

public sealed class HeadPublisherSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public async Task A_journal_that_stands_still_is_signed_once()
    {
        await Append(1, 3);
        await using var publisher = Publisher([]);

        publisher.Sign().ShouldNotBeNull();
        publisher.Sign().ShouldBeNull();
        await Append(4, 1);
        HeadDocument.Parse(publisher.Sign()!.Document).Streams.ShouldHaveSingleItem().SequenceNr.ShouldBe(4);
    }

    [Fact]
    public async Task An_empty_journal_is_not_signed()
    {
        await using (var journal = await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System))
        {
        }

        await using var publisher = Publisher([]);
        publisher.Sign().ShouldBeNull();
        File.Exists(HeadPublisher.FileIn(_data.Path)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_server_that_was_down_gets_every_head_in_order_also_after_a_restart()
    {
        await using var collector = await HeadCollector.Start();
        using var http = new HttpClient();
        collector.Down = true;
        for (var n = 0; n < 2; n++)
        {
            await Append((n * 2) + 1, 2);
            await using var early = Publisher([new UrlSink(collector.Address, http)]);
            await early.Publish(CancellationToken.None);
        }

        collector.Heads.ShouldBeEmpty();
        collector.Down = false;
        await Append(5, 1);
        await using (var late = Publisher([new UrlSink(collector.Address, http)]))
        {
            await late.Publish(CancellationToken.None);
            await late.Publish(CancellationToken.None);
        }

        using var key = HeadKeys.LoadPublic(HeadKey.PublicPathIn(_data.Path));
        HeadFile.Check(collector.Heads, key).Select(d => d.Streams[0].SequenceNr).ShouldBe([2, 4, 5]);
        HeadFile.Read(HeadPublisher.FileIn(_data.Path)).ShouldBe(collector.Heads);
    }

    [Fact]
    public async Task A_file_of_heads_that_was_lost_and_begun_anew_is_delivered_too()
    {
        await using var collector = await HeadCollector.Start();
        using var http = new HttpClient();
        await Append(1, 2);
        await using (var early = Publisher([new UrlSink(collector.Address, http)]))
            await early.Publish(CancellationToken.None);
        File.Delete(HeadPublisher.FileIn(_data.Path));
        await Append(3, 1);
        await using (var late = Publisher([new UrlSink(collector.Address, http)]))
            await late.Publish(CancellationToken.None);

        collector.Heads.Select(h => HeadDocument.Parse(h.Document).Streams[0].SequenceNr).ShouldBe([2, 3]);
    }

    [Fact]
    public void Keys_are_for_the_owner_and_a_file_that_is_none_is_named()
    {
        using (HeadKey.LoadOrCreate(_data.Path))
        {
        }

        File.GetUnixFileMode(HeadKey.PathIn(_data.Path)).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.WriteAllText(HeadKey.PathIn(_data.Path), "damaged");
        Should.Throw<InvalidDataException>(() => HeadKey.LoadOrCreate(_data.Path)).Message.ShouldContain(HeadKey.PathIn(_data.Path));
    }

    private HeadPublisher Publisher(IEnumerable<IHeadSink> sinks) =>
        new(_data.Path, new JournalReader(_data.Path, Sample.Catalog), sinks, TimeProvider.System, NullLogger.Instance);

    private async Task Append(long from, int count)
    {
        await using var journal = await SqliteJournal.Open(_data.Path, Sample.Catalog, TimeProvider.System);
        await journal.AppendAsync("a", Sample.Events(from, count));
    }
}
