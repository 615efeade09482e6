using Kiwoom.Bridge.Supervision;
using Kiwoom.Specs.Journal;

namespace Kiwoom.Specs.Operations;

public sealed class RotatingLogSpecs : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    public void Dispose() => _data.Dispose();

    [Fact]
    public void It_keeps_the_newest_lines_in_order_and_never_more_than_it_may()
    {
        var path = Path.Combine(_data.Path, "log", "bridge.log");
        using (var log = new RotatingLog(path, limit: 200, kept: 3))
        {
            for (var line = 0; line < 200; line++)
                log.Write($"line {line}");
        }

        var files = Directory.GetFiles(Path.GetDirectoryName(path)!);
        files.Length.ShouldBe(4);
        files.ShouldAllBe(f => new FileInfo(f).Length <= 220);
        var lines = new[] { $"{path}.3", $"{path}.2", $"{path}.1", path }.SelectMany(File.ReadAllLines).ToList();
        lines.ShouldBe([.. Enumerable.Range(200 - lines.Count, lines.Count).Select(l => $"line {l}")]);
    }

    [Fact]
    public void It_goes_on_where_an_earlier_one_stopped()
    {
        var path = Path.Combine(_data.Path, "bridge.log");
        foreach (var line in new[] { "하나", "둘" })
        {
            using var log = new RotatingLog(path, limit: 1_000, kept: 1);
            log.Write(line);
        }

        File.ReadAllLines(path).ShouldBe(["하나", "둘"]);
    }

    [Fact]
    public void A_rotation_that_fails_costs_lines_and_is_tried_again()
    {
        var path = Path.Combine(_data.Path, "bridge.log");
        using var log = new RotatingLog(path, limit: 10, kept: 1);
        log.Write("the first line");
        var obstacle = Directory.CreateDirectory($"{path}.1");
        log.Write("lost");
        log.Lost.ShouldBe(1);
        obstacle.Delete();
        log.Write("kept");
        File.ReadAllLines(path).ShouldBe(["kept"]);
        File.ReadAllLines($"{path}.1").ShouldBe(["the first line"]);
    }
}
