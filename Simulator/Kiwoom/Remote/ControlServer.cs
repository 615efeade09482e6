using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace Kiwoom.Simulator.KiwoomServer;

/// <summary>Serves a simulated Kiwoom to the stand-in control in another process, over a loopback socket; one control at a time.</summary>
/// <remarks>A control that goes away is a process that ended: its session goes without a word, and the next control is a new one on the same
/// <see cref="BrokerServer"/>. Events cross with the data that their getters give. The stand-in finds the server by the environment variable
/// <see cref="EnvironmentName"/>.</remarks>
public sealed class ControlServer : IAsyncDisposable
{
    /// <summary>Where the stand-in control looks for <see cref="Address"/>.</summary>
    public const string EnvironmentName = "KIWOOM_STAND_IN";

    private const int MostNotes = 10_000;
    private const int MostNoteCharacters = 1_000;

    /// <summary>How long a newcomer waits for the end of a control that is still here.</summary>
    private static readonly TimeSpan _changeover = TimeSpan.FromSeconds(2);

    private readonly Func<SimulatedKiwoom> _newControl;
    private readonly TimeProvider _market;
    private readonly TimeProvider _wall;
    private readonly Action<Exception> _onFault;
    private readonly SimulatedKiwoomThread _thread;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _ending = new();
    private readonly SemaphoreSlim _seat = new(1);
    private readonly ConcurrentDictionary<int, int> _calls = new();
    private readonly ConcurrentDictionary<(int DispId, int Number), int> _returns = new();
    private readonly ControlMood _mood = new();
    private readonly Lock _gate = new();
    private readonly Queue<ControlNote> _notes = new();
    private readonly List<Misbehaviour> _kept = [];
    private readonly Queue<TaskCompletionSource> _untold = new();
    private readonly List<Task> _serving = [];
    private readonly Task _accepting;
    private ControlClient? _client;

    private ControlServer(Func<SimulatedKiwoom> newControl, TimeProvider market, Action<Exception> onFault, TimeProvider wall)
    {
        (_newControl, _market, _onFault, _wall) = (newControl, market, onFault, wall);
        _thread = new SimulatedKiwoomThread(newControl, market, onFault, wall);
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        _accepting = Accept();
    }

    /// <summary>The loopback port.</summary>
    public int Port { get; }

    /// <summary>The value of <see cref="EnvironmentName"/> for the control's process.</summary>
    public string Address => $"127.0.0.1:{KiwoomText.Plain(Port)}";

    /// <summary>Hears of a call as soon as its frame is read, before it is made: DISPID and, where it is text, the first argument. On the connection's
    /// thread; must not block.</summary>
    public event Action<int, string?>? CallReceived;

    /// <summary>Whether a control is connected.</summary>
    public bool IsConnected => Volatile.Read(ref _client) is not null;

    /// <summary>What happened, oldest first; the last ten thousand.</summary>
    public IReadOnlyList<ControlNote> Notes
    {
        get
        {
            lock (_gate)
                return [.. _notes];
        }
    }

    /// <summary>Starts a server.</summary>
    /// <param name="newControl">Makes a control on the one <see cref="BrokerServer"/>; called on the market's thread, for each process anew.</param>
    /// <param name="market">The market's clock, which the controls use too.</param>
    /// <param name="onFault">Hears of exceptions on the market's thread.</param>
    /// <param name="wall">The wall clock; the system's where left out.</param>
    public static ControlServer Start(Func<SimulatedKiwoom> newControl, TimeProvider market, Action<Exception> onFault, TimeProvider? wall = null) =>
        new(newControl, market, onFault, wall ?? TimeProvider.System);

    /// <summary>How often a method was forwarded so far, by its DISPID.</summary>
    public int CallsOf(int dispId) => _calls.GetValueOrDefault(dispId);

    /// <summary>How often a method, by its DISPID, returned a number so far.</summary>
    public int ReturnsOf(int dispId, int number) => _returns.GetValueOrDefault((dispId, number));

    /// <summary>Does something with venue, broker or ledger on their thread.</summary>
    public Task<T> OnMarket<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _thread.Post(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception fault)
            {
                done.SetException(fault);
            }
        });
        return done.Task;
    }

    /// <summary>Does something with venue, broker or ledger on their thread.</summary>
    public Task OnMarket(Action work) => OnMarket(() =>
    {
        work();
        return true;
    });

    /// <summary>Tells the control to do something wrong, and waits until it knows or is gone. Where none is connected, the next one is told
    /// before its first call is answered.</summary>
    public async Task Misbehave(Misbehaviour misbehaviour)
    {
        var told = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await OnMarket(() =>
        {
            if (_client is { } client)
            {
                Tell(client, misbehaviour, told);
                return;
            }

            _kept.Add(misbehaviour);
            told.SetResult();
        }).ConfigureAwait(false);
        await told.Task.ConfigureAwait(false);
    }

    /// <summary>Stops real-time data, or lets it go on; the control goes on saying that it is connected.</summary>
    public Task Silence(bool silent) => OnMarket(() => _mood.Silent = silent);

    /// <summary>Holds back the answers (OnReceiveTrData) of the next accepted orders until so many Chejan events of the order have passed; an
    /// answer is lost where fewer come.</summary>
    public Task HoldAnswers(int orders, int chejanEventsFirst = 1) => OnMarket(() =>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(chejanEventsFirst, 1);
        _mood.AnswersToHold = orders;
        _mood.ChejanEventsFirst = chejanEventsFirst;
    });

    /// <summary>Floods the control with real-time events; ends when the last one is on its way, or the control is gone. Gives how many were sent.</summary>
    public async Task<int> Storm(QuoteStorm storm)
    {
        const long MostAhead = 4 << 20;
        var step = TimeSpan.FromMilliseconds(5);
        var client = _client ?? throw new InvalidOperationException("no control is connected");
        var events = new StormEvents(storm);
        var began = _wall.GetTimestamp();
        var sent = 0;
        while (sent < storm.Events && !client.Ended.IsCancellationRequested)
        {
            var due = storm.PerSecond == 0 ? storm.Events : (int)Math.Min(storm.Events, storm.PerSecond * _wall.GetElapsedTime(began).TotalSeconds);
            while (sent < due && client.Waiting < MostAhead)
            {
                client.Send(Frame(events.Next(_market.GetUtcNow())));
                sent++;
            }

            if (sent < storm.Events)
                await Task.Delay(step, _wall).ConfigureAwait(false);
        }

        return sent;
    }

    /// <summary>Ends connection and market.</summary>
    public async ValueTask DisposeAsync()
    {
        // The listener outlives its acceptor: one that is stopped between two accepts throws at the next instead of ending.
        await _ending.CancelAsync().ConfigureAwait(false);
        await _accepting.ConfigureAwait(false);
        _listener.Stop();
        Task[] serving;
        lock (_gate)
            serving = [.. _serving];
        await Task.WhenAll(serving).ConfigureAwait(false);
        await _thread.DisposeAsync().ConfigureAwait(false);
        _ending.Dispose();
        _seat.Dispose();
    }

    private static FrameWriter Frame(StormEvent next) => ControlPush.Real(
        next.Symbol.Value, next.RealType, new ControlEvent(_ => { }) { RealKey = next.Symbol.Value, RealField = next.Field });

    private async Task Accept()
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var connection = await _listener.AcceptTcpClientAsync(_ending.Token).ConfigureAwait(false);
                lock (_gate)
                {
                    _serving.RemoveAll(t => t.IsCompleted);
                    _serving.Add(Serve(connection));
                }
            }
            catch (Exception end) when (_ending.IsCancellationRequested && (end is OperationCanceledException or SocketException))
            {
                return;
            }
        }
    }

    private async Task Serve(TcpClient connection)
    {
        await using var client = new ControlClient(connection, _wall);
        var seated = false;
        try
        {
            var process = await client.Greeted(_ending.Token).ConfigureAwait(false);
            seated = await _seat.WaitAsync(_changeover, _ending.Token).ConfigureAwait(false);
            if (!seated)
                throw new ControlFrameException("another control is connected");
            await Attend(client, process).ConfigureAwait(false);
        }
        catch (ControlFrameException fault)
        {
            Refuse(client, fault);
        }
        catch (Exception fault) when (fault is IOException or OperationCanceledException or ObjectDisposedException)
        {
            Note(ControlNoteKind.Gone, fault.Message);
        }
        finally
        {
            if (seated)
                _seat.Release();
        }
    }

    private async Task Attend(ControlClient client, int process)
    {
        var control = await OnMarket(() => Begin(client)).ConfigureAwait(false);
        Note(ControlNoteKind.Connected, KiwoomText.Plain(process));
        try
        {
            while (true)
                Take(client, control, await client.Read(_ending.Token).ConfigureAwait(false));
        }
        catch (ControlFrameException fault)
        {
            Refuse(client, fault);
        }
        finally
        {
            await OnMarket(() =>
            {
                _client = null;
                control.Kill();
                while (_untold.TryDequeue(out var gone))
                    gone.SetResult();
            }).ConfigureAwait(false);
        }
    }

    private void Refuse(ControlClient client, ControlFrameException fault)
    {
        Note(ControlNoteKind.Refused, fault.Message);
        client.Send(new FrameWriter(ControlFrame.Refused).Text(fault.Message));
    }

    private SimulatedKiwoom Begin(ControlClient client)
    {
        var control = _thread.Replace(_newControl);
        control.Advise(new ControlPush(control, _mood, client.Send));
        client.Send(new FrameWriter(ControlFrame.Welcome).Int(ControlFrame.Version));
        foreach (var kept in _kept)
            Tell(client, kept, new TaskCompletionSource());
        _kept.Clear();
        _client = client;
        return control;
    }

    private void Tell(ControlClient client, Misbehaviour misbehaviour, TaskCompletionSource told)
    {
        _untold.Enqueue(told);
        client.Send(misbehaviour.ToFrame());
    }

    private void Take(ControlClient client, SimulatedKiwoom control, ReadOnlyMemory<byte> frame)
    {
        const int MostArguments = 16;
        var reader = new FrameReader(frame.Span);
        switch (reader.Byte())
        {
            case ControlFrame.Call:
                var (number, dispId, arguments) = (reader.Int(), reader.Int(), reader.Values(MostArguments));
                reader.End();
                client.BeginCall();
                CallReceived?.Invoke(dispId, arguments is [{ Kind: ControlValueKind.Text } first, ..] ? first.Text : null);
                _thread.Post(() => Answer(client, control, number, dispId, arguments));
                return;
            case ControlFrame.Note:
                var (kind, text) = ((ControlNoteKind)reader.Int(), reader.Text() ?? "");
                reader.End();
                if (kind == ControlNoteKind.Told)
                {
                    _thread.Post(Told);
                    return;
                }

                if (kind < ControlNoteKind.PopupOpens || !Enum.IsDefined(kind) || text.Length > MostNoteCharacters)
                    throw new ControlFrameException($"there is no note {(int)kind} of {text.Length} characters");
                Note(kind, text);
                return;
            case var other:
                throw new ControlFrameException($"there is no frame of kind {other} from a control");
        }
    }

    private void Told()
    {
        if (_untold.TryDequeue(out var told))
            told.SetResult();
    }

    private void Answer(ControlClient client, SimulatedKiwoom control, int number, int dispId, ControlValue[] arguments)
    {
        if (!ReferenceEquals(_client, client))
            return; // It went away while the call was under way.
        _calls.AddOrUpdate(dispId, 1, (_, count) => count + 1);
        var value = default(ControlValue);
        var result = HResult.Unexpected;
        try
        {
            result = ControlMethods.Find(dispId)?.Call(control, arguments, out value) ?? HResult.MemberNotFound;
            if (value.Kind == ControlValueKind.Int)
                _returns.AddOrUpdate((dispId, value.Number), 1, (_, count) => count + 1);
        }
        finally
        {
            client.EndCall(new FrameWriter(ControlFrame.Return).Int(number).Int(result).Value(value));
        }
    }

    private void Note(ControlNoteKind kind, string text)
    {
        lock (_gate)
        {
            if (_notes.Count == MostNotes)
                _notes.Dequeue();
            _notes.Enqueue(new ControlNote(kind, text));
        }
    }
}
