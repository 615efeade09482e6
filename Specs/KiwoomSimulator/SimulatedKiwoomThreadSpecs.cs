using Kiwoom.Actors.KiwoomApi;
using Kiwoom.Actors.Market;
using Kiwoom.Simulator.KiwoomServer;

namespace Kiwoom.Specs.KiwoomSimulator;

public class SimulatedKiwoomThreadSpecs
{
    [Fact]
    public async Task It_logs_in_by_itself_on_a_fast_clock_and_survives_a_fault()
    {
        var clock = new FastClock();
        var faults = new List<Exception>();
        await using var thread = NewThread(clock, faults.Add);
        var connected = new TaskCompletionSource<string>();
        thread.Post(() => throw new FormatException("bad work"));
        thread.Post(() =>
        {
            thread.Control!.Advise(new Connected(() => connected.SetResult(thread.Control.GetLoginInfo("ACCNO"))));
            thread.Control.CommConnect().ShouldBe(0);
        });
        (await connected.Task.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBe("8112345611;");
        faults.ShouldHaveSingleItem().ShouldBeOfType<FormatException>();
    }

    [Fact]
    public async Task A_popup_blocks_the_thread_until_it_is_closed()
    {
        await using var thread = NewThread(new FastClock(), _ => { });
        var ran = new TaskCompletionSource();
        thread.OpenPopup();
        thread.Post(ran.SetResult);
        SpinWait.SpinUntil(() => thread.BlockedFor > TimeSpan.FromMilliseconds(20), TimeSpan.FromSeconds(30)).ShouldBeTrue();
        ran.Task.IsCompleted.ShouldBeFalse();
        thread.ClosePopup();
        await ran.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task After_its_end_it_takes_no_work()
    {
        var thread = NewThread(new FastClock(), _ => { });
        await thread.DisposeAsync();
        Should.Throw<ObjectDisposedException>(() => thread.Post(() => { }));
    }

    private static SimulatedKiwoomThread NewThread(TimeProvider clock, Action<Exception> onFault) => new(
        () => new SimulatedKiwoom(
            new BrokerServer(
                new BrokerServerOptions { Issues = [new MasterIssue(new Instrument(ScriptedVenue.Samsung, "삼성전자", Board.Kospi, InstrumentKind.Stock, 70_000), 1_000_000)] },
                new ScriptedVenue(),
                clock.GetUtcNow()),
            new SimulatedKiwoomOptions(),
            clock),
        clock,
        onFault);

    /// <summary>A hundred times as fast as the wall clock, timers too.</summary>
    private sealed class FastClock : TimeProvider
    {
        private const int Speed = 100;
        private static readonly DateTimeOffset Start = Desk.Day.InstantOf(new TimeOnly(10, 0));
        private readonly long _began = System.GetTimestamp();

        public override DateTimeOffset GetUtcNow() => Start + (System.GetElapsedTime(_began) * Speed);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new FastTimer(System.CreateTimer(callback, state, Scaled(dueTime), Scaled(period)));

        private static TimeSpan Scaled(TimeSpan span) => span == Timeout.InfiniteTimeSpan ? span : TimeSpan.FromMilliseconds(Math.Ceiling(span.TotalMilliseconds / Speed));

        private sealed class FastTimer(ITimer inner) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(Scaled(dueTime), Scaled(period));

            public void Dispose() => inner.Dispose();

            public ValueTask DisposeAsync() => inner.DisposeAsync();
        }
    }

    private sealed class Connected(Action onConnected) : IKiwoomEvents
    {
        public void OnEventConnect(int nErrCode) => onConnected();

        public void OnReceiveTrData(string sScrNo, string sRQName, string sTrCode, string sRecordName, string sPrevNext)
        {
        }

        public void OnReceiveRealData(string sRealKey, string sRealType, string sRealData)
        {
        }

        public void OnReceiveMsg(string sScrNo, string sRQName, string sTrCode, string sMsg)
        {
        }

        public void OnReceiveChejanData(string sGubun, int nItemCnt, string sFIdList)
        {
        }

        public void OnReceiveRealCondition(string sTrCode, string strType, string strConditionName, string strConditionIndex)
        {
        }

        public void OnReceiveTrCondition(string sScrNo, string strCodeList, string strConditionName, int nIndex, int nNext)
        {
        }

        public void OnReceiveConditionVer(int lRet, string sMsg)
        {
        }
    }
}
