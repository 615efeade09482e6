using System.Globalization;
using System.Text;
using Kiwoom.Actors.Identity;
using Kiwoom.Bridge.Doctor.Probe.Tape;

namespace Kiwoom.Bridge.Doctor.Probe.Report;

/// <summary>Writes a report for people: a checklist, then each point with its facts and events.</summary>
internal static class ProbeMarkdown
{
    internal static string Of(ProbeReport report)
    {
        var text = new StringBuilder();
        text.Append("# 키움 Open API+ 점검 보고서 (Kiwoom Open API+ probe report)\n\n");
        Summary(text, report);
        Left(text, report);
        text.Append("## 점검 목록 (Checklist)\n\n");
        foreach (var f in report.Findings)
            text.Append(CultureInfo.InvariantCulture, $"- [{(f.Status == FindingStatus.Answered ? 'x' : ' ')}] {f.Number}. {f.Title}: {Name(f.Status)}. {Line(f.Text)}{(f.ComeBack is null ? "" : $" Again {Line(f.ComeBack)}.")}\n");
        text.Append('\n');
        foreach (var finding in report.Findings)
            Point(text, finding);
        Orders(text, report);
        if (report.EventsNotKept > 0)
            text.Append(CultureInfo.InvariantCulture, $"{report.EventsNotKept} events came after the report was full and are not in it.\n");
        return text.ToString();
    }

    private static void Summary(StringBuilder text, ProbeReport report)
    {
        text.Append("## 개요 (Summary)\n\n| | |\n|---|---|\n");
        var v = report.Versions;
        Row(text, "시각 (time)", Korean(report.Began));
        Row(text, "시장 시각 (market time)", Korean(report.MarketTime));
        Row(text, "결과 (end)", report.EndText is null ? report.End.ToString() : $"{report.End}: {report.EndText}");
        Row(text, "허용 (allowed)", report.Allowed);
        Row(text, "계좌 (accounts)", string.Join(", ", report.Accounts));
        Row(text, "노드 (node)", v.Node);
        Row(text, "컨트롤 (control)", $"{v.Control}, {v.ControlPath}");
        Row(text, "운영체제 (system)", v.OperatingSystem);
        Row(text, ".NET", v.Runtime);
        Row(text, "비트 (bits)", string.Create(CultureInfo.InvariantCulture, $"{v.ProcessBits}, {v.Architecture}"));
        Row(text, "코드 페이지 (ANSI code page)", v.AnsiCodePage?.ToString(CultureInfo.InvariantCulture) ?? "none on this system");
        text.Append('\n');
    }

    private static void Left(StringBuilder text, ProbeReport report)
    {
        text.Append("## 남은 주문 (Left open)\n\n");
        if (report.Left.Count == 0 && report.Position == 0)
            text.Append(report.End == ProbeEnd.Unfinished ? "The probe had not ended when this was written. Look into the HTS for open orders.\n\n" : "없음 (none).\n\n");
        foreach (var left in report.Left)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"- **{left.OrderNo ?? "번호 없음 (no number)"}** {left.RqName}: {Line(left.Terms)}. {(left.IsOpenForSure ? "Open" : "May be open")}; {Line(left.Text)}. HTS에서 확인하고 취소하십시오 (check in the HTS and cancel).\n");
        }

        if (report.Position != 0)
            text.Append(CultureInfo.InvariantCulture, $"- Shares of fills that were not closed out: {report.Position}.\n");
        if (report.Left.Count > 0 || report.Position != 0)
            text.Append('\n');
        foreach (var trouble in report.Troubles)
            text.Append(CultureInfo.InvariantCulture, $"- {Line(trouble)}\n");
        if (report.Troubles.Count > 0)
            text.Append('\n');
    }

    private static void Point(StringBuilder text, Finding finding)
    {
        text.Append(CultureInfo.InvariantCulture, $"## {finding.Number}. {finding.Title} ({Name(finding.Status)})\n\n");
        text.Append(CultureInfo.InvariantCulture, $"- 질문 (question): {Line(finding.Question)}\n- 방법 (what the probe does): {Line(finding.Does)}\n- 조건 (needs): {Line(finding.Needs)}\n- 결과 (finding): {Line(finding.Text)}\n");
        if (finding.ComeBack is { } back)
            text.Append(CultureInfo.InvariantCulture, $"- 다시 (again): {Line(back)}\n");
        text.Append('\n');
        if (finding.Facts.Count > 0)
        {
            text.Append("### 관측값 (Facts)\n\n| | |\n|---|---|\n");
            foreach (var fact in finding.Facts)
                Row(text, fact.Name, fact.Value);
            text.Append('\n');
        }

        if (finding.Events.Count == 0)
            return;
        text.Append("### 이벤트 (Events)\n\n| # | KST | thread | depth | during | event | arguments and FIDs |\n|---|---|---|---|---|---|---|\n");
        foreach (var e in finding.Events)
            text.Append(CultureInfo.InvariantCulture, $"| {e.Number} | {At(e)} | {e.Thread} | {e.Depth} | {Cell(e.During ?? "")} | {e.Name} | {Cell(Fields(e))} |\n");
        text.Append('\n');
    }

    private static void Orders(StringBuilder text, ProbeReport report)
    {
        text.Append("## 주문 (Orders)\n\n");
        if (report.Orders.Count == 0)
        {
            text.Append("없음 (none).\n");
            return;
        }

        text.Append("| RQName | 목적 (purpose) | SendOrder | 결과 (outcome) | OnReceiveMsg |\n|---|---|---|---|---|\n");
        foreach (var o in report.Orders)
            text.Append(CultureInfo.InvariantCulture, $"| {o.RqName} | {Cell(o.Purpose)} | {Cell(o.Call)} | {Cell(o.Outcome)} | {Cell(string.Join(" / ", o.Messages))} |\n");
    }

    private static string Fields(TapeEvent e) =>
        string.Join("; ", e.Arguments.Where(a => e.Fids is null || a.Key != "sFIdList").Concat(e.Fids ?? new Dictionary<string, string>()).Select(a => $"{a.Key}={a.Value.Trim()}"));

    private static string Name(FindingStatus status) => status switch
    {
        FindingStatus.Answered => "확인됨, answered",
        FindingStatus.NotAnswerableNow => "지금 불가, not answerable now",
        FindingStatus.ForAPerson => "사람이 확인, for a person",
        _ => "실패, failed",
    };

    private static string At(TapeEvent e) => e.At.ToOffset(TradingDay.KoreaOffset).ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Korean(DateTimeOffset at) => at.ToOffset(TradingDay.KoreaOffset).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " KST";

    private static void Row(StringBuilder text, string name, string value) => text.Append(CultureInfo.InvariantCulture, $"| {Cell(name)} | {Cell(value)} |\n");

    private static string Cell(string text) => Line(text).Replace("|", "\\|", StringComparison.Ordinal);

    // Texts of others: no line breaks, and nothing that Markdown would take for a tag.
    private static string Line(string text) => string.Concat(text.Select(c => char.IsControl(c) ? ' ' : c)).Replace("<", "&lt;", StringComparison.Ordinal).Trim();
}
