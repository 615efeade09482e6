using Kiwoom.Bridge.Dialogs;
using Kiwoom.Bridge.Hosting;
using Microsoft.Extensions.Logging.Abstractions;

namespace Kiwoom.Specs.Ocx;

/// <summary>What Kiwoom's windows are taken for, and what is done about them.</summary>
public sealed class DialogSpecs
{
    private const string MaintenanceTitle = "안녕하세요. 키움증권 입니다.";
    private const string MaintenanceText = "시스템의 안정적인 운영을 위하여 매일 시스템 점검을 하고 있습니다.";

    private readonly FakeDesktop _desktop = new();

    [Theory]
    [InlineData(DialogKind.Login, "Open API Login", "고객 ID")]
    [InlineData(DialogKind.Login, "Open API login", "")]
    [InlineData(DialogKind.AccountPassword, "계좌비밀번호 입력", "")]
    [InlineData(DialogKind.AccountPassword, "안내", "계좌비밀번호 입력창을 통해 비밀번호를 등록해 주십시오. [2126]")]
    [InlineData(DialogKind.VersionUpdate, "opstarter", "버전처리")]
    [InlineData(DialogKind.QuotaNotice, "안내", "시세 조회가 과도하여 제한됩니다.")]
    [InlineData(DialogKind.ConnectionLost, "KHOpenAPI", "통신 연결이 끊겼습니다.")]
    [InlineData(DialogKind.MaintenanceNotice, MaintenanceTitle, MaintenanceText)]
    [InlineData(DialogKind.ReloginNotice, "[HTS 재접속 안내]", "영웅문을 재접속하여 주시기 바랍니다.")]
    [InlineData(DialogKind.PaperTradingApplication, "모의투자 참가신청", "")]
    [InlineData(DialogKind.Unknown, MaintenanceTitle, "매수 주문을 전송합니다.")]
    [InlineData(DialogKind.Unknown, "KHOpenAPI", "다른 안내")]
    [InlineData(DialogKind.Unknown, "", "")]
    public void A_window_is_known_by_its_title_and_words(DialogKind kind, string title, string text) =>
        DialogClassifier.Classify(Window(title, text)).ShouldBe(kind);

    [Fact]
    public void A_question_about_an_order_is_a_confirmation_and_no_notice()
    {
        DialogClassifier.Classify(Window("투자경고종목", "매수 주문하시겠습니까?", "예", "아니오")).ShouldBe(DialogKind.OrderConfirmation);
        DialogClassifier.Classify(Window("확인", "주문 조회 제한을 초과한 매수입니다. 계속합니까?", "확인", "취소")).ShouldBe(DialogKind.OrderConfirmation);
    }

    [Theory]
    [InlineData(true, "Open API Login", "")]
    [InlineData(true, "안내", "계좌비밀번호를 등록해 주십시오. [2126]")]
    [InlineData(true, "뭔가", "모르는 창")]
    [InlineData(false, "안내", "시세 조회가 과도하여 제한됩니다.")]
    [InlineData(false, "opstarter", "버전처리")]
    public void A_supervisor_leaves_a_process_alone_that_waits_for_a_person(bool needsPerson, string title, string text)
    {
        var dialog = new KiwoomDialog(DialogClassifier.Classify(Window(title, text)), Window(title, text));
        ControlAttention.Of([dialog])!.NeedsPerson.ShouldBe(needsPerson);
        ControlAttention.Of([dialog])!.Text.ShouldBe(dialog.Says);
        ControlAttention.Of([]).ShouldBeNull();
    }

    [Fact]
    public void Any_window_of_the_updater_is_an_update() =>
        DialogClassifier.Classify(Window("안내", "") with { ProcessName = "OPSTARTER" }).ShouldBe(DialogKind.VersionUpdate);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_known_notices_with_a_single_button_are_pressed_away_and_only_where_that_is_wanted(bool wanted)
    {
        _desktop.Windows.AddRange(
        [
            Window(MaintenanceTitle, MaintenanceText, "확인"),
            Window("[HTS 재접속 안내]", "재접속하여 주시기 바랍니다.", "확인"),
            Window("[HTS 재접속 안내]", "재접속하시겠습니까?", "예", "아니오"),
            Window(MaintenanceTitle, MaintenanceText),
            Window("투자경고", "매수 주문하시겠습니까?", "예", "아니오"),
            Window("투자경고", "매수 주문합니다.", "확인"),
            Window("KHOpenAPI", "통신 연결이 끊겼습니다.", "확인"),
            Window("안내", "조회 횟수 제한", "확인"),
            Window("Open API Login", "", "로그인"),
            Window("뭔가", "모르는 창", "확인"),
        ]);
        using var watcher = new DialogWatcher(_desktop, wanted, NullLogger.Instance);
        watcher.Look();
        watcher.Look();
        _desktop.Pressed.ShouldBe(wanted ? _desktop.Windows.Take(2) : []);
    }

    [Fact]
    public void A_dialog_is_logged_once_while_it_is_open_and_again_when_it_comes_back()
    {
        var log = new ListLogger();
        using var watcher = new DialogWatcher(_desktop, false, log);
        var notice = Window("KHOpenAPI", "통신 연결이 끊겼습니다.", "확인");
        _desktop.Windows.Add(notice);
        watcher.Look();
        watcher.Look();
        log.Lines.ShouldHaveSingleItem().ShouldContain("Kiwoom shows 'KHOpenAPI': the connection to Kiwoom is lost");
        _desktop.Windows.Clear();
        watcher.Look();
        watcher.Open.ShouldBeEmpty();
        _desktop.Windows.Add(notice);
        watcher.Look();
        log.Lines.Count.ShouldBe(2);
    }

    [Fact]
    public void What_needs_a_restart_comes_first()
    {
        _desktop.Windows.AddRange([Window("Open API Login", ""), Window("KHOpenAPI", "통신 연결이 끊겼습니다.", "확인")]);
        using var watcher = new DialogWatcher(_desktop, false, NullLogger.Instance);
        watcher.Look();
        watcher.Open.Select(d => (d.Kind, d.WantsRestart)).ShouldBe([(DialogKind.ConnectionLost, true), (DialogKind.Login, false)]);
    }

    [Fact]
    public void A_text_without_end_is_cut() =>
        new KiwoomDialog(DialogKind.Unknown, Window(new string('가', 5_000), new string('나', 5_000))).Says.Length.ShouldBeLessThan(400);

    private static DialogWindow Window(string title, string text, params string[] buttons) => new(Interlocked.Increment(ref _handles), "dotnet", "#32770", title, text, buttons);

    private static long _handles;

    private sealed class FakeDesktop : IDialogSource
    {
        public List<DialogWindow> Windows { get; } = [];

        public List<DialogWindow> Pressed { get; } = [];

        public IReadOnlyList<DialogWindow> List() => [.. Windows];

        public bool Press(DialogWindow window)
        {
            Pressed.Add(window);
            return true;
        }
    }
}
