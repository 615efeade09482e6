using Kiwoom.Actors.KiwoomApi;

namespace Kiwoom.Bridge.Doctor.Probe.Control;

/// <summary>Calls the control on its thread and waits elsewhere. A call whose time is over before the thread came to it is never made.</summary>
/// <param name="api">The control.</param>
/// <param name="thread">Its thread.</param>
/// <param name="machine">For the time-outs.</param>
/// <param name="patience">How long a call may take.</param>
public sealed class ControlCalls(IKiwoomApi api, IKiwoomThread thread, TimeProvider machine, TimeSpan patience)
{
    private readonly Stack<string> _underWay = new();

    /// <summary>The innermost call that has not returned yet; read it on the control's thread.</summary>
    public string? UnderWay => _underWay.TryPeek(out var name) ? name : null;

    /// <summary>How long the thread has not come back.</summary>
    public TimeSpan BlockedFor => thread.BlockedFor;

    /// <summary>Runs work on the control's thread without waiting for it.</summary>
    public void Post(Action work) => thread.Post(work);

    /// <summary>Calls and gives what the call gives. Throws <see cref="ControlBlockedException"/> where it takes too long.</summary>
    /// <param name="name">For people, and for events that come while it has not returned.</param>
    /// <param name="call">The call.</param>
    /// <param name="within">How long it may take; the usual patience where left out.</param>
    public async Task<T> Call<T>(string name, Func<IKiwoomApi, T> call, TimeSpan? within = null)
    {
        var made = new MadeCall<T>(this, name, call, new Pending<T>(within ?? patience, machine));
        thread.Post(made.Run);
        try
        {
            return await made.Result.Result();
        }
        catch (TimeoutException)
        {
            throw new ControlBlockedException(name, wasStarted: !made.TryAbandon(), thread.BlockedFor);
        }
    }

    /// <summary>Calls something that gives nothing.</summary>
    public Task Call(string name, Action<IKiwoomApi> call) => Call(name, a =>
    {
        call(a);
        return true;
    });

    private sealed class MadeCall<T>(ControlCalls calls, string name, Func<IKiwoomApi, T> call, Pending<T> result)
    {
        private int _taken;

        public Pending<T> Result => result;

        public bool TryAbandon() => Interlocked.Exchange(ref _taken, 1) == 0;

        public void Run()
        {
            if (Interlocked.Exchange(ref _taken, 1) != 0)
                return;
            calls._underWay.Push(name);
            try
            {
                result.Set(calls.Invoke(call));
            }
            catch (Exception fault)
            {
                result.Fail(fault);
            }
            finally
            {
                calls._underWay.Pop();
            }
        }
    }

    private T Invoke<T>(Func<IKiwoomApi, T> call) => call(api);
}
