using System.Security.Cryptography;
using Kiwoom.Persistence.Audit;
using Kiwoom.Persistence.Replay;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Audit;

public sealed class SignedHeadSpecs : IDisposable
{
    private static readonly DateTimeOffset _at = new(2026, 11, 24, 6, 30, 0, TimeSpan.Zero);
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly ECDsa _other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly TemporaryDirectory _directory = new();

    private string HeadsFile => Path.Combine(_directory.Path, "heads.jsonl");

    public void Dispose()
    {
        _key.Dispose();
        _other.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void A_head_comes_back_from_its_line_and_is_signed_by_its_key_only()
    {
        var head = SignedHead.Parse(Head(1, null).ToLine());

        head.IsSignedBy(_key).ShouldBeTrue();
        head.IsSignedBy(_other).ShouldBeFalse();
        HeadDocument.Parse(head.Document).Streams.ShouldHaveSingleItem().SequenceNr.ShouldBe(1);
    }

    [Fact]
    public void A_changed_text_or_signature_is_not_signed()
    {
        var head = Head(7, null);

        (head with { Document = head.Document.Replace("\"sequence_nr\":7", "\"sequence_nr\":6", StringComparison.Ordinal) }).IsSignedBy(_key).ShouldBeFalse();
        (head with { Signature = Convert.ToBase64String(new byte[64]) }).IsSignedBy(_key).ShouldBeFalse();
        (head with { Signature = "not base64 !" }).IsSignedBy(_key).ShouldBeFalse();
        (head with { Signature = string.Empty }).IsSignedBy(_key).ShouldBeFalse();
    }

    [Fact]
    public void Heads_of_a_file_follow_each_other()
    {
        for (var n = 1; n <= 3; n++)
            HeadFile.Extend(HeadsFile, last => Head(n, last));

        var heads = HeadFile.Read(HeadsFile);
        HeadFile.Check(heads, _key).Select(d => d.Streams[0].SequenceNr).ShouldBe([1, 2, 3]);
        Should.Throw<InvalidDataException>(() => HeadFile.Check(heads, _other)).Message.ShouldContain("head 1 was not signed");
        Should.Throw<InvalidDataException>(() => HeadFile.Check([heads[0], heads[2]], _key)).Message.ShouldContain("missing");
        Should.Throw<InvalidDataException>(() => HeadFile.Check([heads[1], heads[0]], _key)).Message.ShouldContain("does not follow");
    }

    [Fact]
    public void A_line_that_was_cut_by_a_crash_is_left_out_and_overwritten()
    {
        HeadFile.Extend(HeadsFile, last => Head(1, last));
        File.AppendAllText(HeadsFile, Head(2, null).ToLine()[..40]);

        HeadFile.Read(HeadsFile).Count.ShouldBe(1);
        HeadFile.Extend(HeadsFile, last => Head(2, last));
        HeadFile.Check(HeadFile.Read(HeadsFile), _key).Count.ShouldBe(2);
    }

    [Fact]
    public void A_last_head_longer_than_a_read_is_found_whole()
    {
        var many = Enumerable.Range(0, 2_000).Select(i => new StreamEnd($"account-{i}", 1, new string('a', 64))).ToList();
        HeadFile.Extend(HeadsFile, _ => Head(1, null));
        HeadFile.Extend(HeadsFile, last => SignedHead.Sign(new HeadDocument(HeadDocument.CurrentFormat, _at, last!.DocumentHash(), many), _key));
        HeadFile.Extend(HeadsFile, last => Head(3, last));

        HeadFile.Check(HeadFile.Read(HeadsFile), _key).Count.ShouldBe(3);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("[1]")]
    [InlineData("{\"document\":\"x\"}")]
    public void What_is_no_head_is_named_by_its_line(string line)
    {
        HeadFile.Extend(HeadsFile, last => Head(1, last));
        File.AppendAllText(HeadsFile, line + "\n");

        Should.Throw<FormatException>(() => HeadFile.Read(HeadsFile)).Message.ShouldContain("line 2");
    }

    [Fact]
    public void A_document_of_another_format_is_refused() =>
        Should.Throw<FormatException>(() => HeadDocument.Parse("""{"format":"kiwoom-heads-2","at":"2026-11-24T00:00:00+00:00","previous":"","streams":[]}"""));

    private SignedHead Head(long sequenceNr, SignedHead? last) => SignedHead.Sign(
        new HeadDocument(HeadDocument.CurrentFormat, _at, last?.DocumentHash() ?? HeadDocument.NoPrevious, [new StreamEnd("account-8012345611", sequenceNr, new string('a', 64))]), _key);
}
