namespace Kiwoom.Bridge.Dialogs;

/// <summary>Tells Kiwoom's windows apart by process, title and text.</summary>
public static class DialogClassifier
{
    private static readonly string[] _updaters = ["opstarter", "opversionup"];
    private static readonly string[] _orderWords = ["주문", "매수", "매도", "투자경고", "투자위험", "투자주의", "단기과열", "정리매매", "ETF", "ETN"];
    private static readonly string[] _queryWords = ["조회", "과부하"];
    private static readonly string[] _tooManyWords = ["횟수", "과도", "제한", "초과", "과부하"];

    /// <summary>Whether a process is one of Kiwoom's that update the control. opversionup is [B].</summary>
    public static bool IsUpdater(string processName) => _updaters.Contains(processName, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a window is. What can decide about an order is never taken for a notice.</summary>
    public static DialogKind Classify(DialogWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var (title, text) = (window.Title.Trim(), window.Text);
        if (IsUpdater(window.ProcessName) || IsUpdater(title))
            return DialogKind.VersionUpdate;
        if (title.Equals("Open API Login", StringComparison.OrdinalIgnoreCase))
            return DialogKind.Login;
        if (title.Contains("모의투자 참가신청", StringComparison.Ordinal))
            return DialogKind.PaperTradingApplication;
        if (title.Contains("계좌비밀번호", StringComparison.Ordinal) || text.Contains("계좌비밀번호", StringComparison.Ordinal) || text.Contains("[2126]", StringComparison.Ordinal))
            return DialogKind.AccountPassword;
        if (title == "안녕하세요. 키움증권 입니다." && text.Contains("시스템 점검", StringComparison.Ordinal))
            return DialogKind.MaintenanceNotice;
        if (title == "[HTS 재접속 안내]" && text.Contains("재접속", StringComparison.Ordinal))
            return DialogKind.ReloginNotice;
        if (title == "KHOpenAPI" && (text.Contains("끊", StringComparison.Ordinal) || text.Contains("재접속", StringComparison.Ordinal)))
            return DialogKind.ConnectionLost;
        if (window.Buttons.Count > 1 && Says(_orderWords, title, text))
            return DialogKind.OrderConfirmation;
        return Says(_queryWords, title, text) && Says(_tooManyWords, title, text) ? DialogKind.QuotaNotice : DialogKind.Unknown;
    }

    private static bool Says(string[] words, string title, string text) =>
        words.Any(w => title.Contains(w, StringComparison.Ordinal) || text.Contains(w, StringComparison.Ordinal));
}
