using System.CommandLine;
using System.Text;
using System.Text.Json;
using Kiwoom.Bridge.Hosting;
using Kiwoom.Bridge.Recording;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Bridge.Commands;

/// <summary><c>kiwoom-bridge play</c>: a recorded session as a regression test.</summary>
internal static class PlayCommand
{
    private const int Shown = 20;

    internal static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "what 'run --record' wrote" };
        var json = new Option<bool>("--json") { Description = "print the result as JSON" };
        var strict = new Option<bool>("--strict") { Description = "stop at the first call that differs" };
        var command = new Command(
            "play",
            "Play a recorded session through this program and compare what it reports\n\n"
            + "Kiwoom, the gateway's commands and the clocks come from the recording; nothing is sent anywhere. Exit codes: 0 the calls and reports are the recorded ones, "
            + "20 they differ, 2 the file cannot be read (the line is named).")
        {
            file, json, strict,
        };
        command.SetAction(result => Play(result.GetValue(file)!, result.GetValue(json), result.GetValue(strict)));
        return command;
    }

    private static int Play(string file, bool asJson, bool strict)
    {
        SessionRecording recording;
        try
        {
            recording = RecordingReader.Read(file);
        }
        catch (Exception fault) when (fault is RecordingException or IOException or UnauthorizedAccessException)
        {
            return CommandLine.Fail($"{file} cannot be played. {fault.Message}", BridgeExitCode.Usage);
        }

        var played = SessionPlayback.Play(recording, new PlaybackOptions { IsStrict = strict }, NullLoggerFactory.Instance);
        if (asJson)
            Console.WriteLine(JsonSerializer.Serialize(PlayOutput.Of(played), PlayJson.Default.PlayOutput));
        else
            Console.Write(Text(file, played));
        return played.IsIdentical ? BridgeExitCode.Ok : BridgeExitCode.Diverged;
    }

    private static string Text(string file, PlaybackResult played)
    {
        var text = new StringBuilder();
        var header = played.Header;
        text.AppendLine(FormattableString.Invariant(
            $"{file}: {header.Mode} session of bridge {header.Bridge} on {header.Kiwoom}, from {header.StartedAt:u}, {played.Span:d\\.hh\\:mm\\:ss} market time, {(header.Masked ? "masked" : "not masked")}"));
        if (played.IsTorn)
            text.AppendLine("The last line is torn and was left out: the process died while it was written.");
        if (played.EndReason != RecordingFormat.Stopped)
            text.AppendLine($"The recording ends before its session: {played.EndReason ?? "the process died, or the file could not be written"}.");
        text.AppendLine(FormattableString.Invariant(
            $"Played {played.Lines} lines: {played.Calls} calls ({played.Orders} orders), {played.Events.Values.Sum()} events, {played.Commands} commands, {played.Reports} reports ({played.Executions} executions), {played.MarketData} market data messages."));
        foreach (var (name, count) in played.Events)
            text.AppendLine(FormattableString.Invariant($"  {name} {count}"));
        foreach (var note in played.Notes)
            text.AppendLine($"Note: {note}");
        text.AppendLine(played.IsIdentical ? "Identical: the bridge did what it did when it was recorded." : FormattableString.Invariant($"DIVERGED in {played.DivergenceCount} places:"));
        foreach (var divergence in played.Divergences.Take(Shown))
            text.AppendLine($"  {divergence}");
        if (played.DivergenceCount > Shown)
            text.AppendLine(FormattableString.Invariant($"  … and {played.DivergenceCount - Shown} more; --json shows up to {new PlaybackOptions().MostDivergences}."));
        return text.ToString();
    }
}
